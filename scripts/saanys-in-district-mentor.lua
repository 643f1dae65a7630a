-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mentor from the same district: says first who hears what, then tells how this house works.
-- allow no-action: an hour about who is who may end without a step
flow {
  title = "In-district mentor", bank = "saanys-in-district-mentor", minutes = 40,
  framework = "saanys-in-district-mentor", coach = "mentor",
}

section "Who hears what"
-- Asked every time: it can change within a year, and the mentee decides with it what to bring.
local reports = ask "reports"
if reports == "neither" then
  say "neither-said"
else
  ask "travels"
  say "not-sealed"
end
if reports == "unknown" then
  local find = ask "find-out"
  if find ~= "" then
    action { what = find, who = "coach", by = ask("find-out-by", { find = find }), know = ask("find-out-know", { find = find }) }
  end
end
ask_from("told-openly", 1)
-- The mentee's page may hold what was agreed with others, a coach from outside among them. The mentee says whether it is
-- opened here.
local promises, rules = commitments(), agreement()
local opened = #promises + #rules > 0 and ask "open-page" == "open"
if opened then
  local said = {}
  for rule in each(rules) do
    if not said[rule] then say("stands", { rule = rule }) end
    said[rule] = true
  end
end
ask "ground-rule"

if opened then part("promises", { section = "What we said last time", theirs = {}, one_reason = true }) end

section "Your questions"
ask_from("settling", 1)
local questions = ask "questions"
for question in each(questions) do
  ask("heard-so-far", { question = question })
  ask("answered", { question = question })
end

section "How this district works"
local house = ask "house"
while house ~= "enough" do
  if house == "people" then
    for person in each(ask "people") do ask("people-for", { person = person }) end
    ask_from("people-back", 1)
  elseif house == "procedures" then
    ask "procedure"
    ask "procedure-source"
    ask_from("procedure-back", 1)
  else
    -- What is known of the culture stands apart from what somebody thinks of it.
    local habit = ask "culture"
    ask("culture-source", { habit = habit })
    if ask("view-leave", { habit = habit }) then
      say "view"
      ask("view-words", { habit = habit })
    end
    ask_from("culture-back", 1)
  end
  house = ask "house-next"
end

section "Your situation"
ask_from("situation", 2)
if ask "story-leave" then
  say "story"
  ask_from("story-back", 1)
end
ask "insight"

section "A goal"
local goal = ""
local whose = ask "goal-whose"
if whose == "with" then
  ask_from("goal-think", 1)
  goal = ask "goal-with"
elseif whose == "for" then
  goal = ask "goal-for"
  ask("goal-for-heard", { goal = goal })
end
if goal ~= "" then
  ask("measure", { goal = goal })
  if ask("goal-fits", { goal = goal }) == "again" then goal = ask("goal-again", { goal = goal }) end
end

section "Ways to go"
local ways = ask("ways", { goal = goal })
for idea in each(ask_from("ways-more", 1)) do
  if idea ~= "" then add(ways, idea) end
end
if ask "advice-leave" then
  say "advice"
  local idea = ask "advice-words"
  if idea ~= "" then add(ways, idea) end
end
local chosen = ways[1] or ""
if #ways > 1 then chosen = ask("choose", { from = ways }) end

section "Next steps"
repeat
  local step = ask("step", { chosen = chosen })
  if step == "" then break end
  local by = ask("step-by", { step = step })
  local know = ask("step-know", { step = step })
  local support = ask("step-with", { step = step })
  action { what = step, by = by, know = know, support = support, toward = goal }
until ask "step-more" == "enough"
part("coach-promise", { goal = goal })
ask "meet-how"
ask "meet-when"

section "Close"
if reports ~= "neither" then say "travels-again" end
part "page"
ask_from("learning", 1)
ask "gained"
say "closing"
