-- expect: word-mistyped.lua:3:14: there is no word `aks`; did you mean `ask`?
flow { title = "Must fail", bank = "sound" }
local goal = aks "goal"
