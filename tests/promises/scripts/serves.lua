-- SPDX-License-Identifier: GPL-3.0-or-later
-- A goal and an action that serve a standard.
flow { title = "Serves", bank = "serves" }
section "All"
local goal = ask "goal"
local standard = ask("standard", { goal = goal })
action { what = ask "step", standard = standard, toward = goal }
say("bye", { standard = standard })
