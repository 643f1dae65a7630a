-- expect: memory-text.lua:4:1: limit: the conversation uses more memory than the 64 MiB it may have; everything answered is kept; mend the script, then go on
flow { title = "Must fail", bank = "sound" }
local long = "x"
while true do long = long .. long end
