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
  if ask "agreed-again" == "changed" then part("ground-rules", { coach = "mentor" }) end
end

local promises = commitments()
if #promises > 0 then section "Our promises" end
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
    settle(promise, became, { why = ask_from("looking-back", 1)[1] })
  else
    settle(promise, became)
  end
end

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

section "Options"
local options = ask("options", { goal = goal })
repeat
  local option = ask_from("widen", 1)[1]
  if option ~= "" then add(options, option) end
until #options > 1 or ask "wide-enough" == "enough"
local chosen = options[1] or ""
if #options > 1 then chosen = ask("choose", { from = options }) end

section "What may follow"
ask_from("consequences", fewer(2))

section "Your plan"
say "you-write"
repeat
  local step = ask("step", { chosen = chosen })
  local by = ask("step-by", { step = step })
  local know = ask("step-know", { step = step })
  local support = ask("step-support", { step = step })
  local account = ask("step-account", { step = step })
  action { what = step, by = by, know = know, support = support, account = account,
           toward = goal, standard = standard }
until ask "more-steps" == "enough"

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
show "agenda"
while ask "accept" == "add" do
  ask "add-what"
  show "agenda"
end
ask_from("farewell", 1)
say "closing"
