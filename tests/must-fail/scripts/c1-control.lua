-- expect: c1-control.lua:3:1: character 4 of this line is a control character (U+009B); take it out
flow { title = "Must fail", bank = "sound" }
-- 31m
ask "goal"
