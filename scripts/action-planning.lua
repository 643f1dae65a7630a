-- SPDX-License-Identifier: GPL-3.0-or-later
-- From a choice to steps that somebody will really take: what, by when, and how they will know. Alone,
-- or as a part:
--   part("action-planning", { chosen = chosen, goal = goal })
-- `standard`, `measure`, `strength`: what the steps serve, are measured by, and build on; `prepare`: how often to ask what a
-- step needs (once); `sure`: false where nobody asks how likely it is; `account`: true where the mentee
-- says who hears of it.
flow { title = "Action planning", bank = "action-planning", minutes = 15 }

section(given.section or "Action planning")
local chosen = given.chosen or ask "chosen"
-- allow unused-fill: a conversation around it may quote the strength
local step = ask("step", { chosen = chosen, strength = given.strength })
local first
repeat
  if first then step = ask "step-next" end
  local by = ask("by", { step = step })
  -- What somebody does not believe in, they will not do; so it may change before it is promised.
  if given.sure ~= false and ask("confidence", { step = step }) < 7 then
    ask_from("lighten", 1)
    if ask("stays", { step = step }) == "anew" then step = ask "step-anew" end
  end
  -- allow unused-fill: a conversation around it may quote the measure
  local know = ask("know", { step = step, measure = given.measure })
  ask_from("prepare", given.prepare or 1)
  local support = ask("support", { step = step })
  local account
  if given.account then account = ask("account", { step = step }) end
  first = first or step
  action { what = step, by = by, know = know, support = support, account = account,
           toward = given.goal or chosen, standard = given.standard }
until ask "more" == "enough"
if not given.chosen then
  show "agenda"
  say(first == "" and "closing-aloud" or "closing")
end
return first
