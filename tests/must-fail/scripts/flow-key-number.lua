-- expect: flow-key-number.lua:2:1: flow: write a name before each value, as in { goal = goal }; correct this line of the script
flow { "Title", "sound" }
ask "goal"
