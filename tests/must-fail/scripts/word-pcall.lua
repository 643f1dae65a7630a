-- expect: word-pcall.lua:3:1: there is no word `pcall` here; a mistake ends the conversation where it stands, and everything answered is kept
flow { title = "Must fail", bank = "sound" }
pcall(ask, "goal")
