-- expect: group-count-half.lua:3:1: ask_from needs how many questions to ask, as in ask_from("reflect", 2); correct this line of the script
flow { title = "Must fail", bank = "sound" }
ask_from("reflect", 1.5)
