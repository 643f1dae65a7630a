-- expect: flow-missing.lua:2:1: a conversation begins with flow { title = "…", bank = "…", minutes = … }, so ask comes too early; correct this line of the script
ask "goal"
