-- expect: fill-function.lua:3:1: ask: goal is a function, which cannot be said; correct this line of the script
flow { title = "Must fail", bank = "sound" }
ask("step", { goal = ask })
