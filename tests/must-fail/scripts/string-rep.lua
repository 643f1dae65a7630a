-- expect: string-rep.lua:3:20: text has no `rep`; it has lower, upper, sub, len and format
flow { title = "Must fail", bank = "sound" }
local long = ("x"):rep(10)
