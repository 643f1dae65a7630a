-- expect: replay-list.lua:3:1: replay takes the mentee's words first, and this is a list; correct this line of the script
flow { title = "Must fail", bank = "sound" }
replay({ "one", "two" }, "value")
ask "goal"
