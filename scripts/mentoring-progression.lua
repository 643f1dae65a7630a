-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mentoring for progression: somebody grows into a new role, and into what it stands for.
flow { title = "Mentoring for progression", bank = "mentoring-progression", minutes = 55,
       framework = "mentoring-progression", mentee = "learner", coach = "mentor" }

section "Agreement"
say "welcome"
ask_from("arrive", 1)
local rules = agreement()
if #rules == 0 then
  ask "candour"
  ask "two-hats"
  ask "travels"
  ask "lead"
else
  for rule in each(rules) do replay(rule, "value") end
  if ask "agreed-again" == "changed" then
    part("ground-rules", { section = "Agreement", coach = "mentor" })
  end
end

part("promises", { section = "Our promises", reasons = { "done", "dropped" }, theirs = { "done", "dropped" } })

section "What the role asks"
local asked = ask "role-asks"
ask_from("demands", fewer(2))
ask_from("responsibilities", fewer(2))

section "What it stands for"
replay(asked, "value")
ask_from("values", 2)
local stands = ask "stands-for"

section "Just out of reach"
ask_from("strengths", 1)
replay(stands, "reinforce")
local goal = ask "goal"
ask_from("goal-stretch", fewer(2))
ask("goal-signs", { goal = goal })
local anchor = ask("anchor", { goal = goal })
local standard
if anchor == "psel" then standard = ask("psel", { goal = goal }) end
if anchor == "cpsel" then standard = ask("cpsel", { goal = goal }) end

section "From your practice"
local moment = ask("moment", { goal = goal })
local seen = ask_from("evidence", fewer(2))

section "Why it works"
for words in each(seen) do replay(words, "reframe") end
ask("approach", { moment = moment })
ask_from("why-works", fewer(2))
if ask "may-tell" then
  say "story"
  ask_from("after-story", 1)
end
ask "insight"
if ask("goal-now", { goal = goal }) == "reword" then goal = ask("goal-again", { goal = goal }) end

local chosen = part("options-and-choices", { section = "Options", goal = goal, widen = 1, least = 2, weigh = false })

section "What may follow"
ask_from("consequences", fewer(2))

section "Your plan"
say "you-write"
part("action-planning", { section = "Your plan", chosen = chosen, goal = goal, standard = standard, account = true,
  sure = false, prepare = 0 })

section "Doors to open"
if ask "door" ~= "none" then
  local door = ask "door-what"
  local by = ask("door-by", { door = door })
  local know = ask("door-know", { door = door })
  action { who = "coach", what = door, by = by, know = know, toward = goal }
end

-- Each time a little more of the conversation is the learner's own to lead.
section "Handing over"
ask_from("hand-over", 2)
if ask "lead-next" == "more" then ask "lead-more" end
ask_from("mentor-gain", 1)

section "Close"
say "read-it"
part "page"
ask_from("farewell", 1)
say "closing"
