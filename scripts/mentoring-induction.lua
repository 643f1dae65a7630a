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
  if ask "agreed-again" == "changed" then
    part("ground-rules", { section = "What we agree", coach = "mentor" })
  end
end

part("promises", { section = "Since last time", reasons = { "done", "dropped" }, theirs = { "done", "dropped" } })

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

local chosen = part("options-and-choices",
  { section = "Ways to learn it", goal = goal, widen = 1, least = 2, weigh = false })

section "Doors to open"
ask_from("broker-need", 1)
local arranged = ask "broker-what"
local people = ask("broker-people", { arranged = arranged })
local arranged_by = ask("broker-by", { arranged = arranged })
local worth = ask("broker-know", { arranged = arranged })
action { who = "coach", what = arranged, by = arranged_by, know = worth, support = people, toward = goal }

section "Your plan"
say "you-write"
part("action-planning", { section = "Your plan", chosen = chosen, goal = goal, sure = false, prepare = 0 })
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
part "page"
ask_from("farewell", 1)
if meet == "" then return say "closing" end
say("closing-until", { meet = meet })
