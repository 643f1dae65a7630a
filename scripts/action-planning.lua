-- SPDX-License-Identifier: GPL-3.0-or-later
-- From a choice to steps that somebody will really take: what, by when, and how they will know. Alone,
-- or as a part:
--   part("action-planning", { chosen = chosen, goal = goal })
flow { title = "Action planning", bank = "action-planning", minutes = 15 }

section "Action planning"
local chosen = given.chosen or ask "chosen"
local step = ask("step", { chosen = chosen })
local first
repeat
  if first then step = ask "step-next" end
  local by = ask("by", { step = step })
  -- What somebody does not believe in, they will not do; so it may change before it is promised.
  if ask("confidence", { step = step }) < 7 then
    ask_from("lighten", 1)
    if ask("stays", { step = step }) == "anew" then step = ask "step-anew" end
  end
  local know = ask("know", { step = step })
  first = first or step
  action { what = step, by = by, know = know, support = ask("support", { step = step }), toward = given.goal or chosen }
until ask "more" == "enough"
ask_from("prepare", 1)
if not given.chosen then
  show "agenda"
  say(first == "" and "closing-aloud" or "closing")
end
return first
