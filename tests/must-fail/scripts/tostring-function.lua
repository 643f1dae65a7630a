-- expect: tostring-function.lua:3:1: tostring takes words, numbers, yes and no, and this is a function; correct this line of the script
flow { title = "Must fail", bank = "sound" }
local name = tostring(ask)
