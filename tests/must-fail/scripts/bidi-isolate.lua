-- expect: bidi-isolate.lua:3:1: character 8 of this line is a control character (U+2066); take it out
flow { title = "Must fail", bank = "sound" }
ask "go⁦al"
