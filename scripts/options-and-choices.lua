-- SPDX-License-Identifier: GPL-3.0-or-later
-- Several options, the mentee's own first, and one of them chosen. Alone, or as a part:
--   local chosen = part("options-and-choices", { goal = goal })
-- allow no-action: this part ends before anything is planned
flow { title = "Options and choices", bank = "options-and-choices", minutes = 15 }

section "Options and choices"
local goal = given.goal or ask "goal"
local options = ask("options", { goal = goal })

-- A second look comes before any judging.
for idea in each(ask_from("widen", fewer(3))) do
  if idea ~= "" then add(options, idea) end
end

-- What draws somebody at first is weighed before it is chosen.
local chosen = ""
if #options > 0 then
  local drawn = ask("drawn", { from = options })
  ask_from("weigh", 1)
  chosen = ask("choose", { from = options, drawn = drawn })
end
if not given.goal then
  if chosen == "" then say "open" else say("closing", { chosen = chosen }) end
end
return chosen
