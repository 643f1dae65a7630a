-- expect: fill-map.lua:3:1: ask: goal is not a plain list of words; correct this line of the script
flow { title = "Must fail", bank = "sound" }
ask("step", { goal = { wish = "a" } })
