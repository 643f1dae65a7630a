-- SPDX-License-Identifier: GPL-3.0-or-later
-- Co-coaching: two learners and a source that both draw on. Each has a turn, and is the other's coach in
-- the other's turn. What both turns share is a function, so that neither gets more than the other.
flow { title = "Co-coaching", bank = "co-coaching", minutes = 75,
       framework = "co-coaching", mentee = "learner", coach = "co-coach" }

section "What we agree"
local function agree()
  ask_from("arrive", 1)
  local rules = agreement()
  if #rules == 0 then
    ask "set-aside"
    ask "ask-of-me"
  else
    for rule in each(rules) do replay(rule, "value") end
    if ask "rules-kept" == "changed" then
      part("ground-rules", { section = "What we agree", coach = "co-coach" })
    end
  end
end

turn "first"
say "welcome"
agree()
turn "second"
say "you-as-well"
agree()

section "Since last time"
local back = { "done", "dropped" }
turn "first"
part("promises", { section = "Since last time", reasons = back, theirs = back })
turn "second"
part("promises", { section = "Since last time", reasons = back, theirs = back })

section "Two goals"
local function name_goal()
  local wish = ask "wish"
  replay(wish, "check meaning")
  ask_from("meant", 1)
  local goal = ask("goal", { wish = wish })
  ask("goal-signs", { goal = goal })
  return goal
end

turn "first"
local first_goal = name_goal()
turn "second"
local second_goal = name_goal()

section "What we both draw on"
turn "first"
ask "source-kind"
local source = ask "source"
ask("take-from", { source = source })
turn "second"
ask("take-from", { source = source })
ask_from("weigh-source", 1)

section "The first turn"
local function look_at_evidence(goal)
  local seen = ask("seen", { goal = goal })
  local more = ask_from("see-more", 1)[1]
  if more ~= "" then add(seen, more) end
  if ask "may-add" then
    say "add"
    local added = ask "added"
    if added ~= "" then add(seen, added) end
  end
  if #seen == 0 then return ask "unseen" end
  local moment = seen[1]
  if #seen > 1 then moment = ask("moment", { from = seen }) end
  ask_from("questions", fewer(3))
  replay(ask("insight", { moment = moment }), "value")
end

turn "first"
look_at_evidence(first_goal)
local first_choice = part("options-and-choices",
  { section = "The first turn", goal = first_goal, widen = 1, least = 2, weigh = false })
ask_from("shape", fewer(2))

section "The second turn"
turn "second"
say "swap"
ask_from("swap", 1)
look_at_evidence(second_goal)
local second_choice = part("options-and-choices",
  { section = "The second turn", goal = second_goal, widen = 1, least = 2, weigh = false })
ask_from("shape", fewer(2))

section "Side by side"
turn "first"
ask_from("together", 1)
turn "second"
ask_from("together", 1)

section "Two plans"
local function promise_each_other(goal, chosen)
  if ask("goal-now", { goal = goal }) == "reword" then goal = ask("goal-again", { goal = goal }) end
  local step = ask("step", { chosen = chosen })
  local by = ask("step-by", { step = step })
  action { what = step, by = by, know = ask("step-know", { step = step }), toward = goal }
  local visit, day, notes = ask("visit", { goal = goal }), "", ""
  if visit ~= "" then
    day = ask("visit-by", { visit = visit })
    notes = ask("visit-notes", { visit = visit })
  end
  action { who = "coach", what = visit, by = day, know = notes, toward = goal }
end

turn "first"
promise_each_other(first_goal, first_choice)
local day = ask "meet"
turn "second"
promise_each_other(second_goal, second_choice)
-- Each has it in their own agenda, and so in their own calendar.
day = ask("meet-too", { day = day })

section "As each other's coach"
turn "first"
ask_from("as-coach", 1)
turn "second"
ask_from("as-coach", 1)

section "Close"
turn "first"
say "read-them"
part "page"
turn "second"
part "page"
if day == "" then return say "closing" end
say("closing-until", { day = day })
