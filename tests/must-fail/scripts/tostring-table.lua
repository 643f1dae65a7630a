-- expect: tostring-table.lua:3:1: tostring takes words, numbers, yes and no, and this is a list; correct this line of the script
flow { title = "Must fail", bank = "sound" }
local name = tostring({})
