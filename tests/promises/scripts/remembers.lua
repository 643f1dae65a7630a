-- SPDX-License-Identifier: GPL-3.0-or-later
-- Words from an earlier session, which may have been withdrawn in it.
flow { title = "Remembers", bank = "replays" }
section "Words"
if replay("Mondays at ten", "reinforce") then ask "still" else ask "what-now" end
