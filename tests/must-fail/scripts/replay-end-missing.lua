-- expect: replay-end-missing.lua:3:1: replay takes to what end: "reinforce", "value", "reframe", "develop" or "check meaning"; correct this line of the script
flow { title = "Must fail", bank = "sound" }
replay(ask "goal")
