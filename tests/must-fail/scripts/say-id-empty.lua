-- expect: say-id-empty.lua:3:1: say needs a line's id, and this one is empty; correct this line of the script
flow { title = "Must fail", bank = "sound" }
say("")
