-- SPDX-License-Identifier: GPL-3.0-or-later
-- From a topic to a goal in the mentee's own words. Alone, or as a part:
--   local goal = part("goal-clarification", { topic = topic })
-- allow no-action: this part ends before anything is planned
flow { title = "Goal clarification", bank = "goal-clarification", minutes = 15 }

section "Goal clarification"
local topic = given.topic or ask "topic"
ask_from("wish", fewer(2))
local goal = ask("goal", { topic = topic })

-- A goal may be worded again until it fits; it stays the mentee's.
while ask("fits", { goal = goal }) == "again" do
  ask_from("sharpen", 1)
  goal = ask("goal-anew", { goal = goal })
end
if ask("matters", { goal = goal }) < 5 then ask("worth", { goal = goal }) end
ask("signs", { goal = goal })
if not given.topic then say("closing", { goal = goal }) end
return goal
