-- expect: syntax-quote-open.lua:3:5: unfinished string near '"goal'; close the text with the same quote on the same line
flow { title = "Must fail", bank = "sound" }
ask "goal
