-- expect: ask-number.lua:3:1: ask needs a question's id in quotes, as in ask "goal"; here it got a number
flow { title = "Must fail", bank = "sound" }
ask(3)
