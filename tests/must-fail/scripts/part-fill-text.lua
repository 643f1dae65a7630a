-- expect: part-fill-text.lua:3:1: part takes what it gives in braces, as in { goal = goal }; here it got words
flow { title = "Must fail", bank = "sound" }
part("sound-part", "words")
