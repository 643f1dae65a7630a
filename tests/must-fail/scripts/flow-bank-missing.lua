-- expect: flow-bank-missing.lua:2:29: there is no question bank called sonud; did you mean sound?
flow { title = "x", bank = "sonud" }
ask "goal"
