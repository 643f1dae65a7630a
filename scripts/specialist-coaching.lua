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
  if ask "agreed-still" == "changed" then part("ground-rules", { coach = "coach" }) end
end

local promises = commitments()
if #promises > 0 then section "Since last time" end
for promise in each(promises) do
  local of_coach = promise.who == "coach"
  local became = ask(of_coach and "my-promise" or "promise", { what = promise.what })
  if became == "revised" then
    local now = ask("promise-now", { what = promise.what })
    settle(promise, became, { what = now, by = ask("promise-by", { what = promise.what }) })
  elseif became == "dropped" then
    settle(promise, became, { why = ask("decided-against", { what = promise.what }) })
  elseif became == "done" and not of_coach then
    settle(promise, became, { why = ask_from("tried", 1)[1] })
  else
    settle(promise, became)
  end
end

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
  replay(ask "insight", "develop")
  return ask "debrief-on" == "stay"
end
if #seen == 0 then replay(ask("unseen", { goal = goal }), "develop") end
while #seen > 0 and debrief() do end
if ask("goal-now", { goal = goal }) == "reword" then goal = ask("goal-again", { goal = goal }) end

section "Others' practice, and research"
ask_from("others", 1)
if ask "may-research" then
  say "research"
  ask_from("research-fit", 1)
end
if ask "may-model" then
  say "model"
  ask_from("model-own", 1)
end

section "Planning together"
local ways = ask("ways", { goal = goal })
repeat
  local way = ask_from("more-ways", 1)[1]
  if way ~= "" then add(ways, way) end
until #ways > 1 or ask "ways-on" == "on"
local chosen = ways[1] or ""
if #ways > 1 then chosen = ask("choose", { from = ways }) end
ask_from("planning", fewer(3))
ask_from("ahead", 1)

section "The experiment"
repeat
  local try = ask("experiment", { chosen = chosen })
  local by = ask("experiment-by", { try = try })
  local know = ask("experiment-see", { try = try })
  local support = ask("experiment-bring", { try = try })
  ask_from("dare", 1)
  action { what = try, by = by, know = know, support = support, toward = goal }
until ask "experiments-on" == "enough"
local mine = ask "coach-part"
if mine ~= "" then
  local by = ask("coach-by", { mine = mine })
  action { who = "coach", what = mine, by = by, know = ask("coach-know", { mine = mine }), toward = goal }
end

section "Your plan, and who made it"
ask "own-words"
ask "decided"
ask_from("control", 1)

section "Close"
say "read-it"
show "agenda"
while ask "accept" == "more" do
  ask "add-what"
  show "agenda"
end
say "my-turn"
ask_from("coach-gain", 1)
ask_from("farewell", 1)
say "closing"
