-- expect: turn-nothing.lua:3:1: turn needs whose turn it is in quotes, as in turn "second"; here it got nothing
flow { title = "Must fail", bank = "sound" }
turn()
