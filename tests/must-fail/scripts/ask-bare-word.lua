-- expect: ask-bare-word.lua:3:5: there is no word `goal`; if it is yours, write `local goal = …` before it is used
flow { title = "Must fail", bank = "sound" }
ask(goal)
