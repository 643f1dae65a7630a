-- expect: flow-months-none.lua:2:1: months is how long the programme goes on, as in months = 24; correct this line of the script
flow { title = "x", bank = "sound", hours = "3-6", months = 0 }
ask "goal"
