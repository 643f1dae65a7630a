-- expect: 5:21: warning: `gaol` fills nothing in the words of `importance`; did you mean {goal}? [unused-fill]
flow { title = "T", bank = "mixed" }
section "S"
local goal = ask "goal"
ask("importance", { gaol = goal })
action { what = "x" }
