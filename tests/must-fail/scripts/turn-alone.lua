-- expect: turn-alone.lua:3:7: here two take turns, and only one of them has an agenda in this session; start it with `--with NAME`, the other one's name
flow { title = "Must fail", bank = "sound" }
turn "second"
