-- SPDX-License-Identifier: GPL-3.0-or-later
-- Instructional coaching: what is so, a goal for the students that can be measured, a strategy until it is met.
flow { title = "Instructional coaching", bank = "instructional-coaching", minutes = 50,
       framework = "instructional-coaching", mentee = "teacher" }

section "Partnership"
say "welcome"
ask_from("arrive", 1)
local terms = agreement()
if #terms == 0 then
  ask "partners"
  ask "yours-to-decide"
  ask "stays-here"
else
  for term in each(terms) do replay(term, "value") end
  if ask "terms-still" == "change" then
    part("ground-rules", { section = "Partnership", coach = "coach" })
  end
end

-- What was tried is measured; what to change about it is planned below, as the next round.
local function measure_and_adapt(promise)
  local result, what = ask("result", { what = promise.what }), promise.what
  if result == "met" or result == "near" then
    local count = ask("measured", { know = promise.know })
    if result == "near" then ask_from("adapt", 2) end
    settle(promise, "done", { why = count })
  elseif result == "carried" then
    settle(promise, result, { by = ask("next-day", { what = what }) })
  else
    settle(promise, result, { why = ask("stopped-for", { what = what }) })
  end
end
local promises = commitments()
if #promises > 0 then section "Measure and adapt" end
for promise in each(promises) do
  if promise.who == "mentee" then measure_and_adapt(promise) end
end
part("promises", { section = "Measure and adapt", whose = "coach", theirs = {} })
local same_goal = #promises > 0 and ask "today-for" == "same"

section "What you bring"
local topic = ask(same_goal and "still-after" or "topic")
if not same_goal then ask_from("behind-topic", 1) end

section "A clear picture"
local source = ask("source", { topic = topic })
local picture = ask("picture", { topic = topic })
if source == "film" then ask_from("in-film", 2) end
if source == "work" then ask_from("in-work", 2) end
if source == "numbers" then ask_from("in-numbers", 2) end
if source == "visit" then
  if ask "may-read-out" then
    say "read-out"
    ask "picture-more"
  end
  ask_from("in-visit", 1)
end
for words in each(picture) do replay(words, "check meaning") end
if ask "picture-right" == "mend" then ask "picture-mended" end

local function new_goal()
  if ask "how-close" < 10 then ask "closer" end
  section "A goal for your students"
  ask_from("student-view", 1)
  local goal = ask("goal", { topic = topic })
  ask("today", { goal = goal })
  local measure = ask("measure", { goal = goal })
  ask("enough", { measure = measure })
  ask_from("pull", 1)
  return goal, measure
end

local function new_strategy(goal)
  section "A strategy"
  local ways = ask("ways", { goal = goal })
  if ask "invite" then
    say "consult"
    for way in each(ask "taken") do add(ways, way) end
  end
  local strategy = part("options-and-choices",
    { section = "A strategy", goal = goal, options = ways, widen = 1, least = 2, weigh = false })
  ask_from("weigh", 1)
  return strategy
end

local goal, measure, strategy
if same_goal then
  goal = ask("goal-still", { topic = topic })
  measure = ask("measure-still", { goal = goal })
else
  goal, measure = new_goal()
end
if same_goal and ask "strategy-still" == "keep" then
  strategy = ask "strategy-by-now"
else
  strategy = new_strategy(goal)
end

local function make_it_yours()
  section "Making it yours"
  if ask("may-explain", { strategy = strategy }) then
    say "explain"
    ask_from("said-back", 1)
  end
  if ask "may-model" then
    ask "model-how"
    say "model"
    ask_from("modelled", 1)
  end
  ask("modify", { strategy = strategy })
  ask_from("fit", fewer(2))
end
if strategy ~= "" then make_it_yours() end

section "Practice"
part("action-planning", { section = "Practice", chosen = strategy, goal = goal, measure = measure, sure = false,
  prepare = 0 })
ask_from("rehearse", 1)
part("coach-promise", { goal = goal })
ask_from("not-met", 1)
local day = ask "meet"

section "Close"
if ask("goal-now", { goal = goal }) == "reword" then ask("goal-again", { goal = goal }) end
ask_from("learning", 1)
say "read-it"
part "page"
say "my-turn"
ask_from("gain", 1)
ask_from("farewell", 1)
if day == "" then return say "closing" end
say("closing-until", { day = day })
