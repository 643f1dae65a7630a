-- expect: backspace.lua:3:1: character 11 of this line is a control character (U+0008); take it out
flow { title = "Must fail", bank = "sound" }
-- nothing to see
ask "goal"
