-- expect: replay-nothing.lua:3:1: replay takes the mentee's words first, and this is nothing; correct this line of the script
flow { title = "Must fail", bank = "sound" }
replay(nil, "value")
ask "goal"
