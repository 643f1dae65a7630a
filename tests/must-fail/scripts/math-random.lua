-- expect: math-random.lua:3:16: math has no `random`; it has floor, min and max
flow { title = "Must fail", bank = "sound" }
local n = math.random(6)
