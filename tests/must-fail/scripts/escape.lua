-- expect: escape.lua:3:1: character 8 of this line is a control character (U+001B); take it out
flow { title = "Must fail", bank = "sound" }
ask "go[31mal"
