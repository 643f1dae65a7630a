-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes in two conversations, one of them once for each plan; its bank has ids that theirs have too.
flow { title = "A week", bank = "week", minutes = 20 }

section "Arriving"
say "hello"
local topic = ask "topic"
local goal = part("goal", { topic = topic })

section "Planning"
local steps = {}
for plan in each(ask("plans", { goal = goal })) do
  add(steps, part("step", { plan = plan }))
end
ask("goal", { goal = goal })
for step in each(steps) do action { what = step, toward = goal } end
say("bye", { steps = steps })
