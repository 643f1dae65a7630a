-- expect: part-gives-word.lua:3:18: `sound-part` returns a function; let it return words, a number, yes or no, or a list
flow { title = "Must fail", bank = "sound" }
local it = part "sound-part"
