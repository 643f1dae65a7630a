-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mentee alone, between sessions: a few quiet questions, what was promised, and what to bring.
-- allow no-action: this is for looking; a plan may follow, and need not
flow { title = "A quiet half hour", bank = "solo-reflection", minutes = 20, framework = "solo-reflection" }

section "Arriving"
say "welcome"
ask_from("arrive", 1)

section "What I set out to do"
for promise in each(commitments "all") do
  if promise.who == "mentee" then
    local became = ask("became", { what = promise.what })
    local why = ask_from(became == "done" and "kept" or "open", 1)[1]
    if became == "revised" then
      settle(promise, "revised", { why = why, what = ask("anew", { what = promise.what }) })
    else
      settle(promise, became, { why = why })
    end
  end
end

section "Looking"
local moment = ask "moment"
ask_from("look", fewer(3))
ask("learning", { moment = moment })

section "Taking along"
ask "bring"
ask_from("kind", 1)
show "agenda"
say "closing"
