-- expect: bad-utf8.lua:3:1: character 7 of this line is not UTF-8; save the file as UTF-8
flow { title = "Must fail", bank = "sound" }
-- café
ask "goal"
