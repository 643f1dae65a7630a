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

section "Goal clarification"
ask_from("goal-explore", share_of "goal")
local goal = ask("goal", { topic = topic })
ask_from("goal-deepen", share_of "goal")
ask("goal-signs", { goal = goal })

section "Reflection"
repeat
  ask_from("reflect-awareness", share_of "explore")
  ask_from("reflect-beliefs", 1)
  ask "insight"
until ask "deeper" == "on"

section "Options and choices"
local options = ask("options", { goal = goal })
local function widen(times)
  for idea in each(ask_from("widen", times)) do
    if idea ~= "" then add(options, idea) end
  end
end
widen(share_of "options")
while #options < 2 and ask "look-further" == "look" do widen(1) end
-- Of one thing nobody can choose; it is taken as it is.
local chosen = options[1] or ""
if #options > 1 then chosen = ask("choose", { from = options }) end
ask_from("consequences", share_of "options")

section "Action planning"
repeat
  local step = ask("step", { chosen = chosen })
  local by = ask("step-by", { step = step })
  local know = ask("step-know", { step = step })
  ask_from("prepare", share_of "act")
  local support = ask("step-support", { step = step })
  local account = ask("account", { step = step })
  action { what = step, by = by, know = know, support = support, account = account, toward = goal }
until ask "more-steps" == "enough"

section "What I am learning"
ask_from("learning", fewer(2))

section "Close"
say "read-it"
show "agenda"
while ask "accept" == "change" do
  ask "change-what"
  show "agenda"
end
ask "gained"
ask_from("farewell", 1)
say "closing"
