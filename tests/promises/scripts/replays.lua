-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mentee's words, held up as they were said.
flow { title = "Replays", bank = "replays" }
section "Words"
local goal = ask "goal"
local ideas = ask "ideas"
section "Again"
local shown = replay(goal, "check meaning")
if shown then ask "still" else ask "what-now" end
for idea in each(ideas) do
  if replay(idea, "develop") then ask("more", { idea = idea }) end
end
replay(goal, "value")
say "bye"
