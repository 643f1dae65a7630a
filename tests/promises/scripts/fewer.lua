-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fewer prompts from session to session.
flow { title = "Fewer", bank = "fewer" }
section "Topic"
ask "topic"
section "Options"
ask "options"
ask_from("widen", fewer(3))
say "bye"
