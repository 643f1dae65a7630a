-- expect: string-changed.lua:3:8: `upper` is a word of the language; choose another name for your own
flow { title = "Must fail", bank = "sound" }
string.upper = string.lower
