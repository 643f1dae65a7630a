-- expect: flow-role-number.lua:2:1: coach is what people here say for coach, in a word or two: coach = "mentor"; correct this line of the script
flow { title = "Must fail", bank = "sound", coach = 7 }
ask "goal"
