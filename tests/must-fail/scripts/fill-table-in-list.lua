-- expect: fill-table-in-list.lua:3:1: ask: goal holds a list where words belong; correct this line of the script
flow { title = "Must fail", bank = "sound" }
ask("step", { goal = { "a", {} } })
