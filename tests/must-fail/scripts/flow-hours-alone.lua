-- expect: flow-hours-alone.lua:2:1: hours and months stand together, as in hours = "3-6", months = 24; correct this line of the script
flow { title = "x", bank = "sound", hours = "3-6" }
ask "goal"
