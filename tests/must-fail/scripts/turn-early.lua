-- expect: turn-early.lua:2:1: a conversation begins with flow { title = "…", bank = "…", minutes = … }, so turn comes too early; correct this line of the script
turn "first"
flow { title = "Must fail", bank = "sound" }
