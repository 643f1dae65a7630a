-- expect: nil-compared.lua:4:1: attempt to compare nil with number; compare things of one kind: a scale gives a number, text gives words
flow { title = "Must fail", bank = "sound" }
local steps
if steps < 3 then ask "goal" end
