-- SPDX-License-Identifier: GPL-3.0-or-later
-- Advice, an own story and direction are given only after a yes.
flow { title = "Leave", bank = "leave" }
section "Advice"
say "advice"
if ask "may-advise" then say "advice" end
say "story"
say "information"
ask "what-then"
section "Story"
ask "may-tell"
say "story"
say "advice"
ask "may-advise-again"
say "advice"
say "direction"
ask "learned"
