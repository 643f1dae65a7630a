-- expect: ask-without-quotes.lua:4:1: ask needs a question's id in quotes, as in ask "goal"; here it got nothing
flow { title = "Must fail", bank = "sound" }
local goal
ask(goal)
