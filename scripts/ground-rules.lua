-- SPDX-License-Identifier: GPL-3.0-or-later
-- What two people agree on for their conversations; later it is changed where both say yes, and only there.
-- Alone, or as a part of a conversation that has rules already:
--   part("ground-rules", { section = "What we agree", coach = "mentor" })
--   part("ground-rules", { section = "What we agree", coach = "mentor", words = something_new })
-- allow no-action: it is about how the two talk, and not about what is done
flow { title = "Ground rules", bank = "ground-rules", minutes = 10 }

section(given.section or "Ground rules")
local coach = given.coach or "coach"

local function propose(rule, words)
  if words == "" then return end
  if ask("yes-mentee", { words = words }) and ask("yes-coach", { words = words, coach = coach }) then
    amend(rule, words)
    say "changed"
  else
    say "as-it-was"
  end
end

if given.words then return propose(nil, given.words) end

local rules = agreement()
if #rules == 0 then
  ask "rules"
  return say "written"
end
if not given.coach then
  for rule in each(rules) do replay(rule, "value") end
end

local change = ask "change"
while change ~= "stands" do
  if change == "add" then
    propose(nil, ask "added")
  else
    local rule = rules[1]
    if #rules > 1 then rule = ask("which", { from = rules }) end
    propose(rule, ask("reworded", { rule = rule }))
  end
  change = ask "change-more"
end
if not given.coach then say "stands" end
