-- expect: part-given-word.lua:3:1: part: x is a function, which cannot be said; correct this line of the script
flow { title = "Must fail", bank = "sound" }
part("sound-part", { x = say })
