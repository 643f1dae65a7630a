-- SPDX-License-Identifier: GPL-3.0-or-later
-- Leadership coaching of ACSA and the New Teacher Center: a formal relationship over two years, with goals by CPSEL.
flow {
  title = "ACSA/NTC coaching", bank = "acsa-ntc-coaching", minutes = 75,
  framework = "acsa-ntc-coaching", mentee = "coachee", coach = "coach",
  hours = "3-6", months = 24, -- "Average of 3-6 hours/month for 2 years"
}

section "Our agreement"
local terms = agreement()
if #terms == 0 then
  say "formal"
  ask "terms-work"
  ask "terms-private"
  ask "terms-rhythm"
else
  for term in each(terms) do say("term", { term = term }) end
  part("ground-rules", { section = "Our agreement", coach = "coach", words = ask "terms-today" })
end

section "Since we last met"
local promised = part("promises", { section = "Since we last met", theirs = {}, one_reason = true })
if promised == 0 then ask "under-way" end

section "Your goal"
ask_from("need", 1)
local goal = ask "goal"
local standard = ask("standard", { goal = goal })
ask_from("standard-look", 1)
local sign = ask("goal-evidence", { goal = goal })

section "What was seen"
local source = ask "observed-where"
-- Description from both, before either says what it means.
local seen = ask("coachee-saw", { sign = sign })
if source ~= "told" then ask "coach-saw" end
ask_from("look-closer", 1)
ask("coachee-made-of-it", { seen = seen })

section "Working on it"
repeat
  local strategy = ask "strategy"
  if strategy == "questions" then
    ask_from("facilitate", 2)
  elseif strategy == "feedback" then
    if ask "feedback-leave" then
      say "feedback"
      ask "feedback-words"
      ask_from("input-back", 1)
    end
  elseif strategy == "teach" then
    if ask "teach-leave" then
      say "teach"
      ask_from("input-back", 1)
    end
  elseif ask "advice-leave" then
    say "advice"
    ask_from("input-back", 1)
  end
until ask "strategy-again" == "on"

section "Rethinking"
ask_from("practice", 1)
ask_from("disposition", 2)
replay(ask "insight", "develop")
ask_from("learning-effect", 2)
if ask("goal-check", { goal = goal }) == "again" then goal = ask("goal-again", { goal = goal }) end

local chosen = part("options-and-choices", { section = "Choosing", goal = goal, widen = 2, weigh = false })
ask_from("reach", 1)

part("action-planning", { section = "Next steps", chosen = chosen, goal = goal, standard = standard, sure = false })
part("coach-promise", { goal = goal })

section "Close"
part "page"
ask_from("learning", 1)
ask "gained"

-- The credential record takes hours, dates and codes. Nothing that was said goes into it.
section "The log"
say "log"
ask "log-hours"
ask "log-code"
ask "log-next"
say "closing"
