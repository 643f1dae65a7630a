-- SPDX-License-Identifier: GPL-3.0-or-later
-- A part of a part.
-- allow no-action: the conversation around it has one
flow { title = "Looking at a step", bank = "step" }

section "Looking at it"
local step = given.step or ask "plan"
if ask("sure", { step = step }) then say "good" end
