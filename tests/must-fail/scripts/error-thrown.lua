-- expect: error-thrown.lua:4:16: attempt to index a nil value (field 'one'); what stands before the dot or the bracket has nothing in it
flow { title = "Must fail", bank = "sound" }
local list = {}
local x = list.one.two
