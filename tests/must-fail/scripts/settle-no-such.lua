-- expect: settle-no-such.lua:3:22: there is no such commitment to settle; take it from each(commitments())
flow { title = "Must fail", bank = "sound" }
settle({ id = 99 }, "done")
ask "goal"
