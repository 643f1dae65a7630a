-- expect: format-address.lua:3:1: format has no %p; correct this line of the script
flow { title = "Must fail", bank = "sound" }
local name = string.format("%p", "x")
