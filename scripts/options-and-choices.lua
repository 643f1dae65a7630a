-- SPDX-License-Identifier: GPL-3.0-or-later
-- Several options, the mentee's own first, and one of them chosen. Alone, or as a part:
--   local chosen = part("options-and-choices", { goal = goal })
-- `options`: those that are named already; `widen`: how often to look again; `least`: offer to look again
-- below so many; `from`: below so many nothing is chosen from; `weigh`: false where what draws the mentee
-- is chosen without weighing it.
-- allow no-action: this part ends before anything is planned
flow { title = "Options and choices", bank = "options-and-choices", minutes = 15 }

section(given.section or "Options and choices")
local goal = given.goal or ask "goal"
local options = given.options or ask("options", { goal = goal })

-- A second look comes before any judging.
local function widen(times)
  for idea in each(ask_from("widen", times)) do
    if idea ~= "" then add(options, idea) end
  end
end
widen(given.widen or fewer(3))
while #options < (given.least or 0) and ask "look-further" == "look" do widen(1) end

-- What draws somebody at first is weighed before it is chosen. Of one thing nobody can choose.
local function choose()
  if given.weigh == false then return ask("choose", { from = options, drawn = "" }) end
  local drawn = ask("drawn", { from = options })
  ask_from("weigh", 1)
  return ask("choose", { from = options, drawn = drawn })
end
local chosen = options[1] or ""
if given.from and #options < given.from then
  chosen = ask "few"
elseif #options > 1 then
  chosen = choose()
end
if not given.goal then
  if chosen == "" then say "open" else say("closing", { chosen = chosen }) end
end
return chosen
