-- SPDX-License-Identifier: GPL-3.0-or-later
-- A first coaching conversation: from a wish to one step this week.
-- allow no-action: who puts a wish aside for now has decided, and that is an end as good as a step
flow { title = "From a goal to a first step", bank = "first-step", minutes = 25 }

section "Goal clarification"
say "welcome"
local goal = ask "goal"
ask_from("clarify", 2)
goal = ask("goal-restated", { goal = goal })
if ask("importance", { goal = goal }) < 5 then
  say "importance-low"
  if ask "keep-or-park" == "park" then return say "parked" end
end

section "Reflection"
for attempt in each(ask("tried-so-far", { goal = goal })) do
  ask("learned", { attempt = attempt })
end
ask_from("reflect", 1)

section "Options and choices"
local options = ask("options", { goal = goal })
while #options < 3 and ask "think-wilder" do add(options, ask "wild-option") end
local chosen = ask("choose", { from = options })

section "Action planning"
local step, by
repeat
  step = ask("step", { option = chosen })
  by = ask("step-by", { step = step })
until ask("confidence", { step = step }) >= 7 or not ask "make-it-smaller"
action { what = step, by = by, know = ask("know", { step = step }), support = ask "support", toward = goal }
if step == "" or by == "" then return say "closing-aloud" end
say("closing", { step = step, by = by })
