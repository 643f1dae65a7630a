-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mentoring for induction: somebody is new to a school, perhaps to the profession as well.
flow { title = "Mentoring for induction", bank = "mentoring-induction", minutes = 50,
       framework = "mentoring-induction", mentee = "learner", coach = "mentor" }

section "Welcome"
say "welcome"
ask_from("arrive", 1)

section "What we agree"
local rules = agreement()
if #rules == 0 then
  ask "role"
  ask "boundaries"
  say "apart"
  ask "confidence"
  ask "meetings"
else
  for rule in each(rules) do replay(rule, "reinforce") end
  if ask "agreed-again" == "changed" then part("ground-rules", { coach = "mentor" }) end
end

local promises = commitments()
if #promises > 0 then section "Since last time" end
for promise in each(promises) do
  local of_mentor = promise.who == "coach"
  local became = ask(of_mentor and "mentor-promise" or "promise", { what = promise.what })
  if became == "revised" then
    local now = ask("promise-now", { what = promise.what })
    settle(promise, became, { what = now, by = ask("promise-by", { what = promise.what }) })
  elseif became == "dropped" then
    settle(promise, became, { why = ask("let-go", { what = promise.what }) })
  elseif became == "done" and of_mentor then
    settle(promise, became, { why = ask("mentor-did", { what = promise.what }) })
  elseif became == "done" then
    settle(promise, became, { why = ask_from("came-of-it", 1)[1] })
  else
    settle(promise, became)
  end
end

section "What is new"
if ask "look-at" == "profession" then
  ask_from("profession", fewer(2))
else
  ask_from("school", fewer(2))
end
if ask "may-inform" then
  say "inform"
  ask "informed"
end

section "What to learn"
ask_from("strengths", 2)
local goal = ask "goal"
ask_from("goal-build", fewer(2))
ask("goal-signs", { goal = goal })

section "What was seen"
local source = ask("source", { goal = goal })
-- It is described first; what it means comes after.
local seen = {}
if source == "own" then seen = ask_from("own", 2) end
if source == "watched" then seen = ask_from("watched", 2) end
if source == "work" then seen = ask_from("work", 2) end
if source == "nothing" then add(seen, ask "remembered") end

section "What lies behind"
for words in each(seen) do replay(words, "reframe") end
if source == "nothing" then ask_from("beliefs-here", fewer(2)) else ask_from("beliefs", fewer(2)) end
if ask "may-feedback" then
  say "feedback"
  ask_from("after-feedback", 1)
  if ask "may-direct" then
    say "direction"
    ask "weigh"
  end
end
ask "insight"
if ask("goal-now", { goal = goal }) == "reword" then goal = ask("goal-again", { goal = goal }) end

section "Ways to learn it"
local ways = ask("ways", { goal = goal })
repeat
  local way = ask_from("widen", 1)[1]
  if way ~= "" then add(ways, way) end
until #ways > 1 or ask "more-ways" == "enough"
local chosen = ways[1] or ""
if #ways > 1 then chosen = ask("choose", { from = ways }) end

section "Doors to open"
ask_from("broker-need", 1)
local arranged = ask "broker-what"
local people = ask("broker-people", { arranged = arranged })
local arranged_by = ask("broker-by", { arranged = arranged })
local worth = ask("broker-know", { arranged = arranged })
action { who = "coach", what = arranged, by = arranged_by, know = worth, support = people, toward = goal }

section "Your plan"
say "you-write"
repeat
  local step = ask("step", { chosen = chosen })
  local by = ask("step-by", { step = step })
  local know = ask("step-know", { step = step })
  local support = ask("step-support", { step = step })
  action { what = step, by = by, know = know, support = support, toward = goal }
until ask "more-steps" == "enough"
-- How the two work together is looked at once they have worked together.
if #rules > 0 then ask "more-of" end
local meet = ask "meet"

section "Assessment, kept apart"
-- What is written here goes into a record of its own, so nothing of it is used further on.
if ask "may-assess" then
  ask "assessed"
  ask "assessed-shows"
  ask "assessed-yours"
  ask "assessed-mine"
  ask "assessed-next"
end

section "The mentor's gain"
ask_from("mentor-gain", 1)

section "Close"
say "read-it"
show "agenda"
while ask "accept" == "missing" do
  ask "add-what"
  show "agenda"
end
ask_from("farewell", 1)
if meet == "" then return say "closing" end
say("closing-until", { meet = meet })
