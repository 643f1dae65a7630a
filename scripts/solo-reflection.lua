-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mentee alone, between sessions: a few quiet questions, what was promised, and what to bring.
-- allow no-action: this is for looking; a plan may follow, and need not
flow { title = "A quiet half hour", bank = "solo-reflection", minutes = 20, framework = "solo-reflection" }

section "Arriving"
say "welcome"
ask_from("arrive", 1)

section "What I set out to do"
part("promises", { section = "What I set out to do", all = true, whose = "mentee", days = false })

section "Looking"
local moment = ask "moment"
ask_from("look", fewer(3))
ask("learning", { moment = moment })

section "Taking along"
ask "bring"
ask_from("kind", 1)
show "agenda"
say "closing"
