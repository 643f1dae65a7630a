-- SPDX-License-Identifier: GPL-3.0-or-later
-- A goal, made clear. It asks for the topic where it is not given one.
-- allow no-action: the conversation around it has one
flow { title = "A goal", bank = "goal" }

section "Goal clarification"
local topic = given.topic or ask "topic"
say("begin", { topic = topic })
local goal = ask("goal", { topic = topic })
ask_from("clarify", 2)

section "Weight"
if ask("much", { goal = goal }) < 5 then goal = ask("smaller", { goal = goal }) end
return goal
