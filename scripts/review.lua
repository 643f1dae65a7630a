-- SPDX-License-Identifier: GPL-3.0-or-later
-- Opens on last time's commitments and follows each one up, both sides'; then what to learn from it,
-- and what comes next.
flow { title = "Review", bank = "review", minutes = 30, framework = "review" }

section "What we promised"
if #commitments "all" > 0 then say "welcome" else say "nothing" end
local promised = part("promises", { section = "What we promised", all = true, days = true })
if promised == 0 then ask "since" end

section "What it tells us"
if promised == 0 then
  ask "seen-since"
  ask_from("grown", fewer(2))
else
  ask "seen"
  ask_from("tell", fewer(2))
end
ask "insight"

section "What comes next"
local goal = ask "goal"
part("action-planning", { section = "What comes next", chosen = goal, goal = goal, sure = false, prepare = 0 })
part "coach-promise"

section "Close"
say "read-it"
part "page"
ask "gained"
say "closing"
