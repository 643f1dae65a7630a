-- expect: utf8-cut-off.lua:3:1: character 15 of this line is not UTF-8; save the file as UTF-8
flow { title = "Must fail", bank = "sound" }
ask "goal" -- â€