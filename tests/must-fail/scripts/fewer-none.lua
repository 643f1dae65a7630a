-- expect: fewer-none.lua:3:1: fewer needs how many prompts there are at first, as in fewer(3); correct this line of the script
flow { title = "Must fail", bank = "sound" }
ask_from("reflect", fewer(0))
