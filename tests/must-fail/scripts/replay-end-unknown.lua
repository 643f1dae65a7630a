-- expect: replay-end-unknown.lua:4:1: replay takes to what end: "reinforce", "value", "reframe", "develop" or "check meaning"; correct this line of the script
flow { title = "Must fail", bank = "sound" }
local goal = ask "goal"
replay(goal, "shout")
ask "goal"
