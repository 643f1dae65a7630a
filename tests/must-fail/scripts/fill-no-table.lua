-- expect: fill-no-table.lua:4:1: ask takes what fills its placeholders in braces, as in { goal = goal }; here it got words
flow { title = "Must fail", bank = "sound" }
local goal = ask "goal"
ask("step", goal)
