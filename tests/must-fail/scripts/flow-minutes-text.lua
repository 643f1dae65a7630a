-- expect: flow-minutes-text.lua:2:1: minutes is a whole number, as in minutes = 25; correct this line of the script
flow { title = "x", bank = "sound", minutes = "25" }
ask "goal"
