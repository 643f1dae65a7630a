-- SPDX-License-Identifier: GPL-3.0-or-later
-- A conversation that has its own names for the two.
flow { title = "Roles", bank = "promises", mentee = "protégé", coach = "mentor" }
section "All"
action { what = ask "mine-alone" }
action { what = ask "yours", who = "coach" }
say "until-then"
