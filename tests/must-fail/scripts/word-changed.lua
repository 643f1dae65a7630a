-- expect: word-changed.lua:3:1: `ask` is a word of the language; choose another name for your own
flow { title = "Must fail", bank = "sound" }
ask = say
