-- expect: flow-hours-word.lua:2:1: hours is how many a month, as in hours = "3-6" or hours = "4"; correct this line of the script
flow { title = "x", bank = "sound", hours = "a few", months = 24 }
ask "goal"
