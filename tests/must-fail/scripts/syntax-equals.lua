-- expect: syntax-equals.lua:3:12: unexpected symbol near '=='; look for a missing quote, bracket or value in this line and the one above it
flow { title = "Must fail", bank = "sound" }
local goal == ask "goal"
