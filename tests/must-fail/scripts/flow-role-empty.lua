-- expect: flow-role-empty.lua:2:1: mentee is what people here say for mentee, in a word or two: mentee = "protégé"; correct this line of the script
flow { title = "Must fail", bank = "sound", mentee = "" }
ask "goal"
