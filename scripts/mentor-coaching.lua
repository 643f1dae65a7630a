-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mentor-coaching conversation: the mentee's agenda, the mentee's path, the mentee's work throughout.
flow { title = "Mentor-coaching", bank = "mentor-coaching", minutes = 45, framework = "mentor-coaching" }

section "Arriving"
say "welcome"
ask_from("arrive", 1)
ask "between-us"

section "Your agenda for today"
local topic = ask "topic"
ask_from("topic-meaning", 1)
local path = ask("path", { topic = topic })
ask "worth"

-- The part that the mentee wants to spend time on gets three questions where the others get one; two, once
-- the mentee leads.
local most = math.max(2, fewer(3))
local function share_of(part)
  if path == part then return most end
  return 1
end

local goal = part("goal-clarification",
  { topic = topic, wish = share_of "goal", draft = false, deepen = share_of "goal" })
part("reflection", { topic = topic, moment = false, notice = share_of "explore", beliefs = 1 })

local chosen = part("options-and-choices", { goal = goal, widen = share_of "options", least = 2, weigh = false })
ask_from("consequences", share_of "options")

part("action-planning", { chosen = chosen, goal = goal, sure = false, prepare = share_of "act", account = true })

section "What I am learning"
ask_from("learning", fewer(2))

section "Close"
say "read-it"
part "page"
ask "gained"
ask_from("farewell", 1)
say "closing"
