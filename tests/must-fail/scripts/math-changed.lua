-- expect: math-changed.lua:3:6: `floor` is a word of the language; choose another name for your own
flow { title = "Must fail", bank = "sound" }
math.floor = nil
