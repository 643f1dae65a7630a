-- SPDX-License-Identifier: GPL-3.0-or-later
-- Opens on last time's commitments and follows each one up, both sides'; then what to learn from it,
-- and what comes next.
flow { title = "Review", bank = "review", minutes = 30, framework = "review" }

section "What we promised"
local reasons = { done = "why-done", revised = "why-revised", carried = "why-carried", dropped = "why-dropped" }
local promises = commitments "all"
say(#promises == 0 and "nothing" or "welcome")
for promise in each(promises) do
  local became
  if promise.who == "mentee" then
    became = ask("became", { what = promise.what })
  else
    became = ask("became-of-ours", { what = promise.what })
  end
  local why = ask_from(reasons[became], 1)[1]
  if became == "revised" then
    local anew = ask("anew", { what = promise.what })
    settle(promise, "revised", { why = why, what = anew, by = ask("anew-by", { what = promise.what, anew = anew }) })
  elseif became == "carried" then
    settle(promise, "carried", { why = why, by = ask("carried-by", { what = promise.what }) })
  else
    settle(promise, became, { why = why })
  end
end
if #promises == 0 then ask "since" end

section "What it tells us"
if #promises == 0 then
  ask "seen-since"
  ask_from("grown", fewer(2))
else
  ask "seen"
  ask_from("tell", fewer(2))
end
ask "insight"

section "What comes next"
local goal = ask "goal"
local step
repeat
  if step then step = ask "step-more" else step = ask("step", { goal = goal }) end
  local by = ask("by", { step = step })
  local know = ask("know", { step = step })
  action { what = step, by = by, know = know, support = ask("support", { step = step }), toward = goal }
until ask "more" == "enough"
local ours = ask "ours"
if ours ~= "" then
  local by = ask("ours-by", { ours = ours })
  action { what = ours, who = "coach", by = by, know = ask("ours-know", { ours = ours }) }
end

section "Close"
say "read-it"
show "agenda"
while ask "accept" == "change" do
  ask "change-what"
  show "agenda"
end
ask "gained"
say "closing"
