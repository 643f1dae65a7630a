-- SPDX-License-Identifier: GPL-3.0-or-later
-- From a topic to a goal in the mentee's own words. Alone, or as a part:
--   local goal = part("goal-clarification", { topic = topic })
-- `wish` and `deepen`: how many questions come before the goal, and behind it; `draft`: false where no first
-- words are tried on and weighed.
-- allow no-action: this part ends before anything is planned
flow { title = "Goal clarification", bank = "goal-clarification", minutes = 15 }

section(given.section or "Goal clarification")
local topic = given.topic or ask "topic"
ask_from("wish", given.wish or fewer(2))

-- The first words are only tried on; what stands on the agenda is the sentence that they become.
local draft = ""
if given.draft ~= false then draft = ask("draft", { topic = topic }) end
while draft ~= "" and ask("ready", { draft = draft }) == "again" do ask_from("sharpen", 1) end
-- allow unused-fill: a conversation around it may quote the topic
local goal = ask("goal", { draft = draft, topic = topic })
ask_from("deepen", given.deepen or 0)
if given.draft ~= false and ask("matters", { goal = goal }) < 5 then ask("worth", { goal = goal }) end
ask("signs", { goal = goal })
if not given.topic then
  if goal == "" then say "closing-aloud" else say("closing", { goal = goal }) end
end
return goal
