-- expect: flow-bank-missing.lua:2:29: there is no question bank called sonud; write questionbanks/sonud.yaml, or correct `bank =` in the flow
flow { title = "x", bank = "sonud" }
ask "goal"
