-- SPDX-License-Identifier: GPL-3.0-or-later
-- The SAANYS mentor coach comes from outside the district and answers to the mentee: strengths first, a goal by
-- a standard, and a learning plan that grows out of the mentee's own experience.
flow {
  title = "Mentor coach", bank = "saanys-mentor-coach", minutes = 55,
  framework = "saanys-mentor-coach", coach = "mentor coach",
}

section "What we agreed"
say "welcome"
local standing = agreement()
for rule in each(standing) do say("stands", { rule = rule }) end
if #standing == 0 then
  say "outside"
  ask "stays-here"
  ask "accountable"
else
  part("ground-rules", { coach = "mentor coach", words = ask "agreed-since" })
end

local function look_back(promise)
  local what = promise.what
  if promise.who == "coach" then return settle(promise, ask("mine-stands", { what = what })) end
  local stands = ask("yours-stands", { what = what })
  local told = ask_from("plan-lived", 1)[1]
  if stands ~= "revised" then return settle(promise, stands, { why = told }) end
  local anew = ask("plan-reworded", { what = what })
  settle(promise, stands, { why = told, what = anew, by = ask("plan-new-day", { anew = anew }) })
end

local promises = commitments()
if #promises > 0 then
  section "Your plan since last time"
  for promise in each(promises) do look_back(promise) end
end

section "Your strengths"
ask_from("strengths", 2)
local strength = ask "strength"

section "Your goal"
ask_from("goal-seek", 2)
local goal = ask("goal", { strength = strength })
local psel = ask("psel", { goal = goal })
ask("isllc", { goal = goal })
ask_from("goal-standard", 1)
local sign = ask("measure", { goal = goal })
ask("evidence", { sign = sign })

section "Your own experience"
repeat
  ask_from("experience", 2)
  ask_from("reflect", 1)
  replay(ask "insight", "value")
until ask "stay-with-it" == "on"

-- Judgement and stories of the coach's own stay outside, unless a law or a career is at stake.
local function step_out()
  if ask "gate-reason" == "" then return end
  if not ask "gate-leave" then
    say "gate-waits"
    return ask "gate-later"
  end
  say "gate-open"
  ask_from("gate-back", 1)
end
if ask "gate" == "out" then step_out() end

section "Options and choices"
if ask("goal-now", { goal = goal }) == "again" then goal = ask("goal-again", { goal = goal }) end
local options = ask("options", { goal = goal })
local function widen(times)
  for idea in each(ask_from("widen", times)) do
    if idea ~= "" then add(options, idea) end
  end
end
widen(2)
while #options < 3 and ask "one-more" == "look" do widen(1) end
local chosen
if #options < 3 then chosen = ask "few-options" else chosen = ask("choose", { from = options }) end
ask_from("consequences", 1)

section "Your learning plan"
repeat
  local step = ask("step", { chosen = chosen, strength = strength })
  local by = ask("step-by", { step = step })
  local know = ask("step-know", { step = step })
  ask_from("ready", 1)
  local support = ask("step-support", { step = step })
  action { what = step, by = by, know = know, support = support, toward = goal, standard = psel }
until ask "plan-more" == "enough"
local mine = ask("coach-promise", { goal = goal })
if mine ~= "" then
  local by = ask("coach-by", { mine = mine })
  local know = ask("coach-know", { mine = mine })
  action { what = mine, who = "coach", by = by, know = know, toward = goal }
end
say "plan"
show "agenda"
while ask "accept" == "change" do
  ask "plan-note"
  show "agenda"
end

section "Close"
ask_from("learning", 1)
ask_from("trust", 1)
ask "gained"
say "closing"
