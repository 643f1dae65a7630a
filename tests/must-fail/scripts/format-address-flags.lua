-- expect: format-address-flags.lua:3:1: format has no %p; correct this line of the script
flow { title = "Must fail", bank = "sound" }
local name = ("%-20p"):format("x")
