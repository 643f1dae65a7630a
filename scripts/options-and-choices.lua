-- SPDX-License-Identifier: GPL-3.0-or-later
-- Several options, the mentee's own first, and one of them chosen. Alone, or as a part:
--   local chosen = part("options-and-choices", { goal = goal })
-- allow no-action: this part ends before anything is planned
flow { title = "Options and choices", bank = "options-and-choices", minutes = 15 }

section "Options and choices"
local goal = given.goal or ask "goal"
local options = ask("options", { goal = goal })

-- A second look comes before any judging, for as long as the mentee wants one.
for idea in each(ask_from("widen", fewer(3))) do
  if idea ~= "" then add(options, idea) end
end
local chosen = ask("choose", { from = options })
ask_from("weigh", 1)
if ask("sure", { chosen = chosen }) == "other" then
  chosen = ask("choose-anew", { from = options })
end
if not given.goal then say("closing", { chosen = chosen }) end
return chosen
