-- expect: part-number.lua:3:1: part needs a conversation's name in quotes, as in part "goal-clarification"; here it got a number
flow { title = "Must fail", bank = "sound" }
part(1)
