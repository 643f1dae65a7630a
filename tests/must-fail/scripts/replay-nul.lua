-- expect: replay-nul.lua:3:1: replay: words holds a \0, which cannot be said; correct this line of the script
flow { title = "Must fail", bank = "sound" }
replay("a\0b", "value")
ask "goal"
