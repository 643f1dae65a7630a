-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mentoring for challenge: something is in the way. Power is named, and it may stop at any time.
-- allow no-action: who stops has decided, and that is an end as good as a plan
flow { title = "Mentoring for challenge", bank = "mentoring-challenge", minutes = 40,
       framework = "mentoring-challenge", mentee = "learner", coach = "mentor" }

section "Before we begin"
say "welcome"
ask_from("arrive", 1)

local function stop_here()
  say "stopped"
  ask "stopped-need"
  show "agenda"
  say "stopped-closing"
end

-- Power is named every time; of what was agreed before, the last three are enough to read.
local rules = agreement()
for i = math.max(1, #rules - 2), #rules do replay(rules[i], "value") end
ask_from("power", 1)
ask_from("accountable", 1)
say "may-stop"
ask "stop-sign"
if ask "ready" == "stop" then return stop_here() end

part("promises", { section = "What was to happen", reasons = { "done", "dropped" }, theirs = { "done", "dropped" } })

section "What is in the way"
local issue = ask "issue"
ask_from("issue-more", 1)
replay(issue, "value")
ask_from("effect", 2)

section "What it stirs"
say "aloud-is-fine"
local now
repeat
  ask_from("feelings", 1)
  now = ask "after-feelings"
until now ~= "stay"
if now == "stop" then return stop_here() end

section "What works already"
ask_from("working", 2)

section "One goal"
ask_from("goal-mine", 1)
ask_from("goal-school", 1)
local goal = ask("goal", { issue = issue })
ask("goal-signs", { goal = goal })
if ask("go-on", { goal = goal }) == "stop" then return stop_here() end

section "What could be done"
local options = ask("options", { goal = goal })
for option in each(ask_from("widen", 2)) do
  if option ~= "" then add(options, option) end
end
-- Only where it is necessary, with leave and with the reason; then the learner says it over.
if ask "may-direct" then
  say "direction"
  ask "heard"
  local own = ask "made-own"
  if own ~= "" then add(options, own) end
end
local chosen = options[1] or ""
if #options > 1 then chosen = ask("choose", { from = options }) end
ask_from("consequences", 1)

section "Support"
ask_from("support-need", 1)
if ask "elsewhere" ~= "none" then
  local what = ask "help-what"
  local from = ask("help-from", { what = what })
  local by = ask("help-by", { what = what })
  local know = ask("help-know", { what = what })
  local who
  if ask("help-first", { what = what }) == "coach" then who = "coach" end
  action { who = who, what = what, support = from, by = by, know = know, toward = goal }
end

section "A small plan"
say "you-write"
local step = ask("step", { chosen = chosen })
local step_by = ask("step-by", { step = step })
local step_know = ask("step-know", { step = step })
local step_support = ask("step-support", { step = step })
action { what = step, by = step_by, know = step_know, support = step_support, toward = goal }
local review = ask "review"
local promise = ask("mentor-will", { review = review })
local kept = ask("mentor-will-know", { promise = promise })
action { who = "coach", what = promise, by = review, know = kept, toward = goal }

section "Who will know what"
ask_from("who-knows", 1)
ask "who-tells"

section "Close"
ask_from("mentor-gain", 1)
say "read-it"
part "page"
ask_from("farewell", 1)
if review == "" then return say "closing" end
say("closing-until", { review = review })
