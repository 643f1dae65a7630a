-- expect: commitments-too-early.lua:2:1: a conversation begins with flow { title = "…", bank = "…", minutes = … }, so commitments comes too early; correct this line of the script
local promises = commitments()
flow { title = "Must fail", bank = "sound" }
ask "goal"
