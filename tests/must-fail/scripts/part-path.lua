-- expect: part-path.lua:3:1: “../scripts/sound” is not the name of a conversation; its file is named so, without .lua
flow { title = "Must fail", bank = "sound" }
part "../scripts/sound"
