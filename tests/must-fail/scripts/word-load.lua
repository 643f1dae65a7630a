-- expect: word-load.lua:3:1: there is no word `load` here; a conversation is one file
flow { title = "Must fail", bank = "sound" }
load("return 1")()
