-- SPDX-License-Identifier: GPL-3.0-or-later
-- Opens on last time's commitments and follows each one up, both sides'; then what to learn from it,
-- and what comes next.
flow { title = "Review", bank = "review", minutes = 30, framework = "review" }

section "What we promised"
say "welcome"
local promises = commitments "all"
local followed = 0
for promise in each(promises) do
  local became
  if promise.who == "mentee" then
    became = ask("became", { what = promise.what })
  else
    became = ask("became-of-ours", { what = promise.what })
  end
  local why = ask("why", { what = promise.what })
  if became == "revised" then
    settle(promise, "revised", { why = why, what = ask("anew", { what = promise.what }), by = ask("anew-by", { what = promise.what }) })
  else
    settle(promise, became, { why = why })
  end
  followed = followed + 1
end
if followed == 0 then
  say "nothing"
  ask "since"
end

section "What it tells us"
ask "seen"
ask_from("tell", fewer(2))
ask "insight"

section "What comes next"
local goal = ask "goal"
local step = ask("step", { goal = goal })
action { what = step, by = ask("by", { step = step }), know = ask("know", { step = step }), support = ask "support", toward = goal }
local ours = ask "ours"
if ours ~= "" then action { what = ours, who = "coach", by = ask("ours-by", { ours = ours }), know = ask("ours-know", { ours = ours }) } end

section "Close"
say "read-it"
show "agenda"
while ask "accept" == "change" do
  ask "change-what"
  show "agenda"
end
ask "gained"
say "closing"
