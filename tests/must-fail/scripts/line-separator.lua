-- expect: line-separator.lua:3:1: character 18 of this line is a control character (U+2028); take it out
flow { title = "Must fail", bank = "sound" }
ask "goal" -- one ask "goal"
