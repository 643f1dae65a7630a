-- expect: memory-list.lua:4:1: limit: the conversation uses more memory than the 64 MiB it may have; everything answered is kept; mend the script, then go on
flow { title = "Must fail", bank = "sound" }
local list = {}
while true do add(list, {}) end
