-- SPDX-License-Identifier: GPL-3.0-or-later
-- Leadership coaching of ACSA and the New Teacher Center: a formal relationship over two years, with goals by CPSEL.
flow {
  title = "ACSA/NTC coaching", bank = "acsa-ntc-coaching", minutes = 75,
  framework = "acsa-ntc-coaching", mentee = "coachee", coach = "coach",
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
  part("ground-rules", { coach = "coach", words = ask "terms-today" })
end

section "Since we last met"
local function look_back(promise)
  local what = promise.what
  if promise.who == "coach" then return settle(promise, ask("coach-kept", { what = what })) end
  local state = ask("coachee-kept", { what = what })
  local effect = ask_from("step-effect", 1)[1]
  if state ~= "revised" then return settle(promise, state, { why = effect }) end
  local anew = ask("step-rewritten", { what = what })
  settle(promise, state, { why = effect, what = anew, by = ask("step-new-date", { anew = anew }) })
end
local promises = commitments()
if #promises == 0 then ask "under-way" end
for promise in each(promises) do look_back(promise) end

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

section "Choosing"
local options = ask("options", { goal = goal })
for idea in each(ask_from("more-options", 2)) do
  if idea ~= "" then add(options, idea) end
end
local chosen = options[1] or ""
if #options > 1 then chosen = ask("choose", { from = options }) end
ask_from("reach", 1)

section "Next steps"
repeat
  local step = ask("step", { chosen = chosen })
  local by = ask("step-by", { step = step })
  local know = ask("step-know", { step = step })
  ask_from("hold", 1)
  local support = ask("step-support", { step = step })
  action { what = step, by = by, know = know, support = support, toward = goal, standard = standard }
until ask "steps-more" == "enough"
local mine = ask("coach-step", { goal = goal })
local mine_by = ask("coach-step-by", { mine = mine })
local mine_know = ask("coach-step-know", { mine = mine })
action { what = mine, who = "coach", by = mine_by, know = mine_know, toward = goal }

section "Close"
show "agenda"
while ask "accept" == "change" do
  ask "page-add"
  show "agenda"
end
ask_from("learning", 1)
ask "gained"

-- The credential record takes hours, dates and codes. Nothing that was said goes into it.
section "The log"
say "log"
ask "log-hours"
ask "log-code"
ask "log-next"
say "closing"
