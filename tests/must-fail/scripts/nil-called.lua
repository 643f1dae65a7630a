-- expect: nil-called.lua:4:1: attempt to call a nil value (local 'later'); it has nothing in it here; give it a value on every way that leads to this line
flow { title = "Must fail", bank = "sound" }
local later
later "goal"
