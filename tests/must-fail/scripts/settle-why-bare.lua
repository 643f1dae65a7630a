-- expect: settle-why-bare.lua:3:1: settle takes what belongs to it in braces, as in { why = why }; here it got words
flow { title = "Must fail", bank = "sound" }
settle({ id = 1 }, "done", "it was quick")
ask "goal"
