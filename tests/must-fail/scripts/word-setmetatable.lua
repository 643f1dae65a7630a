-- expect: word-setmetatable.lua:3:1: there is no word `setmetatable` here; use plain lists
flow { title = "Must fail", bank = "sound" }
setmetatable({}, {})
