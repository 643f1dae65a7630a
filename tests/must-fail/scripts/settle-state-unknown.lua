-- expect: settle-state-unknown.lua:3:1: settle takes what became of it: "done", "revised", "carried" or "dropped"; correct this line of the script
flow { title = "Must fail", bank = "sound" }
settle({ id = 1 }, "carried on")
ask "goal"
