-- SPDX-License-Identifier: GPL-3.0-or-later
-- Specialist coaching: one aspect of practice, from what there is to see to a plan of the learner's own.
flow { title = "Specialist coaching", bank = "specialist-coaching", minutes = 55,
       framework = "specialist-coaching", mentee = "learner" }

section "What we are to each other"
say "welcome"
ask_from("arrive", 1)
local rules = agreement()
if #rules == 0 then
  local known = ask "also-know"
  ask("buffer", { known = known })
  ask "confidence"
  ask "planning-for-you"
else
  for rule in each(rules) do replay(rule, "reinforce") end
  if ask "agreed-still" == "changed" then
    part("ground-rules", { section = "What we are to each other", coach = "coach" })
  end
end

part("promises", { section = "Since last time", reasons = { "done", "dropped" }, theirs = { "dropped" } })

section "Your goal"
local aspect = ask "aspect"
local aim = ask("aim", { aspect = aspect })
if aim == "review" then ask_from("review", fewer(2)) end
if aim == "extend" then ask_from("extend", fewer(2)) end
if aim == "introduce" then ask_from("introduce", fewer(2)) end
if aim == "share" then ask_from("share", fewer(2)) end
ask_from("footing", 1)
local goal = ask("goal", { aspect = aspect })
ask("goal-signs", { goal = goal })
ask "goal-school"

section "What there is to see"
-- What it means comes after, in the debrief.
local source = ask("source", { goal = goal })
local seen = ask("seen", { goal = goal })
local function look(again)
  for words in each(again) do
    if words ~= "" then add(seen, words) end
  end
end
if source == "lesson" then look(ask_from("look-lesson", 2)) end
if source == "film" then look(ask_from("look-film", 2)) end
if source == "work" then look(ask_from("look-work", 2)) end
if source == "memory" then
  look(ask_from("look-memory", 2))
elseif ask "may-notes" then
  say "notes"
  look { ask "notes-add" }
end

section "Debrief"
local function debrief()
  local moment = seen[1]
  if #seen > 1 then moment = ask("moment", { from = seen }) end
  ask("make-of-it", { moment = moment })
  ask_from("meaning", fewer(2))
  ask_from("why-it-works", 1)
  return ask "debrief-on" == "stay"
end
while #seen > 0 and debrief() do end
local insight
if #seen > 0 then insight = ask "insight" else insight = ask("unseen", { goal = goal }) end
if ask("goal-now", { goal = goal }) == "reword" then goal = ask("goal-again", { goal = goal }) end

section "Others' practice, and research"
replay(insight, "develop")
ask_from("others", 1)
if ask "may-research" then
  say "research"
  ask_from("research-fit", 1)
end
if ask "may-model" then
  say "model"
  ask_from("model-own", 1)
end

local chosen = part("options-and-choices",
  { section = "Planning together", goal = goal, widen = 1, least = 2, weigh = false })
ask_from("planning", fewer(3))
ask_from("ahead", 1)

part("action-planning", { section = "The experiment", chosen = chosen, goal = goal, sure = false })
part("coach-promise", { goal = goal })

section "Your plan, and who made it"
ask "own-words"
ask "decided"
ask_from("control", 1)

section "Close"
say "read-it"
part "page"
say "my-turn"
ask_from("coach-gain", 1)
ask_from("farewell", 1)
say "closing"
