-- SPDX-License-Identifier: GPL-3.0-or-later
-- Looking at what happens, what one makes of it, and what becomes clearer. Alone, or as a part:
--   local insight = part("reflection", { topic = topic })
-- `moment`: false where it is not about one moment; `notice`: how often to look before asking what is behind;
-- `beliefs`: how often to ask that.
-- allow no-action: this part ends before anything is planned
flow { title = "Reflection", bank = "reflection", minutes = 15 }

section(given.section or "Reflection")
local topic = given.topic or ask "topic"
local moment = ""
if given.moment ~= false then moment = ask("moment", { topic = topic }) end
ask_from("notice", given.notice or 1)
ask_from("beliefs", given.beliefs or fewer(2))
local insight = ask("insight", { moment = moment })
while ask "further" == "more" do
  ask_from("beliefs", 1)
  local more = ask "insight-more"
  if more ~= "" then insight = more end
end
if insight ~= "" and replay(insight, "check meaning") then ask "heard" end
if not given.topic then say "closing" end
return insight
