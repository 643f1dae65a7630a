-- SPDX-License-Identifier: GPL-3.0-or-later
-- From a choice to steps that somebody will really take: what, by when, and how they will know. Alone,
-- or as a part:
--   part("action-planning", { chosen = chosen, goal = goal })
flow { title = "Action planning", bank = "action-planning", minutes = 15 }

section "Action planning"
local chosen = given.chosen or ask "chosen"
local first
repeat
  local step = ask("step", { chosen = chosen })
  first = first or step
  local by = ask("by", { step = step })
  local know = ask("know", { step = step })
  if ask("confidence", { step = step }) < 7 then ask_from("lighten", 1) end
  action { what = step, by = by, know = know, support = ask("support", { step = step }), toward = given.goal or chosen }
until ask "more" == "enough"
ask_from("prepare", 1)
if not given.chosen then say "closing" end
return first
