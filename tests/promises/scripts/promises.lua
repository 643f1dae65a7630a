-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was promised last time, and what is promised now: for tests/cli/promises.test.
flow { title = "Promises", bank = "promises" }

section "Last time"
local rules = agreement()
for rule in each(rules) do say("we-agreed", { rule = rule }) end
if #rules == 0 then ask "rules" end

for promise in each(commitments()) do
  say("promised", promise)
  local became = ask("became", { what = promise.what })
  local about = { why = ask("why", { what = promise.what, became = became }) }
  if became == "revised" then
    about.what = ask("new-words", { what = promise.what })
    about.by = ask("new-day", { what = promise.what })
  end
  settle(promise, became, about)
end

section "This time"
for thing in each(ask "mine") do
  action { what = thing, by = ask("mine-by", { thing = thing }), know = ask("mine-know", { thing = thing }) }
end
action { what = ask "yours", who = "coach" }
say "until-then"
