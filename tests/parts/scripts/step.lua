-- SPDX-License-Identifier: GPL-3.0-or-later
-- A step, and what it needs; held by itself it asks for the plan.
-- allow no-action: the conversation around it has one
flow { title = "A step", bank = "step" }

section "A step"
local plan = given.plan or ask "plan"
local step = ask("step", { plan = plan })
part("goal-check", { step = step })
return step
