-- expect: fill-unnamed.lua:4:1: ask: write a name before each value, as in { goal = goal }; correct this line of the script
flow { title = "Must fail", bank = "sound" }
local goal = ask "goal"
ask("step", { goal })
