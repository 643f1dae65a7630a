-- SPDX-License-Identifier: GPL-3.0-or-later
-- A goal that is worded anew, and one of an earlier day that is opened again: for tests/cli/promises.test.
-- allow no-action: only the goal matters here
flow { title = "Rewords", bank = "rewords" }

section "Goal"
local goal = ask(ask "same" and "goal-still" or "goal")
ask "weight"
while ask("fits", { goal = goal }) == "again" do goal = ask("goal-again", { goal = goal }) end
say "bye"
