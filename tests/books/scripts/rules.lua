-- SPDX-License-Identifier: GPL-3.0-or-later
-- Two who coach each other change what they agreed: both agendas get it.
-- allow no-action: this is about how they talk
flow { title = "Rules", bank = "rules" }
local function agree()
  local rules = agreement()
  if #rules == 0 then return ask "rules" end
  for rule in each(rules) do
    say("stands", { rule = rule })
    local words = ask("still", { rule = rule })
    if words ~= "" and ask("yours", { words = words }) and ask("mine", { words = words }) then amend(rule, words) end
  end
end
section "What holds"
turn "first"
agree()
turn "second"
agree()
turn "first"
ask "and-now"
