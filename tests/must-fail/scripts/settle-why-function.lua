-- expect: settle-why-function.lua:3:1: settle: why is a function, which cannot be said; correct this line of the script
flow { title = "Must fail", bank = "sound" }
settle({ id = 1 }, "done", { why = tostring })
ask "goal"
