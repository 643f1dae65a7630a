-- expect: string-find.lua:3:19: text has no `find`; it has lower, upper, sub, len and format
flow { title = "Must fail", bank = "sound" }
local at = string.find("aaaa", "a.-b")
