-- expect: utf8-overlong.lua:3:1: character 8 of this line is not UTF-8; save the file as UTF-8
flow { title = "Must fail", bank = "sound" }
ask "go¿Øal"
