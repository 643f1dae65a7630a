-- expect: amend-rule-number.lua:3:1: amend takes one of agreement() first, or nil for a rule that is new; this is a number
flow { title = "Must fail", bank = "sound" }
amend(3, "words")
ask "goal"
