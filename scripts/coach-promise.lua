-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the coach promises, so that both sides' promises stand on the page. Only a part:
--   part("coach-promise", { goal = goal })
flow { title = "A promise of the coach's", bank = "coach-promise", listed = false }

-- allow unused-fill: a conversation around it may quote the goal
local promise = ask("promise", { goal = given.goal })
local by, know = "", ""
if promise ~= "" then
  by = ask("by", { promise = promise })
  know = ask("know", { promise = promise })
end
-- Without words it stays off the page.
action { who = "coach", what = promise, by = by, know = know, toward = given.goal }
return promise
