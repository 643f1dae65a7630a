-- SPDX-License-Identifier: GPL-3.0-or-later
-- From a topic to a goal in the mentee's own words. Alone, or as a part:
--   local goal = part("goal-clarification", { topic = topic })
-- allow no-action: this part ends before anything is planned
flow { title = "Goal clarification", bank = "goal-clarification", minutes = 15 }

section "Goal clarification"
local topic = given.topic or ask "topic"
ask_from("wish", fewer(2))
local draft = ask("draft", { topic = topic })

-- The first words are only tried on; what stands on the agenda is the sentence that they become.
while draft ~= "" and ask("ready", { draft = draft }) == "again" do ask_from("sharpen", 1) end
local goal = ask("goal", { draft = draft })
if ask("matters", { goal = goal }) < 5 then ask("worth", { goal = goal }) end
ask("signs", { goal = goal })
if not given.topic then
  if goal == "" then say "closing-aloud" else say("closing", { goal = goal }) end
end
return goal
