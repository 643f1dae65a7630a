-- expect: amend-nothing.lua:3:1: amend takes how the rule reads from now on second, and this is nothing; correct this line of the script
flow { title = "Must fail", bank = "sound" }
amend(nil)
ask "goal"
