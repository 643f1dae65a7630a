-- expect: nil-called.lua:4:1: attempt to call a nil value (local 'later'); only words of the language and your own functions can be called
flow { title = "Must fail", bank = "sound" }
local later
later "goal"
