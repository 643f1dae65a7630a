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
  part("ground-rules", { section = "What we agreed", coach = "mentor coach", words = ask "agreed-since" })
end

part("promises", { section = "Your plan since last time", theirs = {}, one_reason = true })

section "Your strengths"
ask_from("strengths", 2)
local strength = ask "strength"

section "Your goal"
ask_from("goal-seek", 2)
local goal = ask("goal", { strength = strength })
ask("isllc", { goal = goal })
local psel = ask("psel", { goal = goal })
ask_from("goal-standard", 1)
local sign = ask("measure", { goal = goal })
ask("evidence", { sign = sign })

section "Your own experience"
repeat
  ask_from("experience", 2)
  ask_from("reflect", 1)
until ask "stay-with-it" == "on"
local insight = ask "insight"

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
replay(insight, "value")
local chosen = part("options-and-choices", { goal = goal, widen = 2, least = 3, from = 3, weigh = false })
ask_from("consequences", 1)

part("action-planning", { section = "Your learning plan", chosen = chosen, goal = goal, strength = strength,
  standard = psel, sure = false })
part("coach-promise", { goal = goal })
say "plan"
part "page"

section "Close"
ask_from("learning", 1)
ask_from("trust", 1)
ask "gained"
say "closing"
