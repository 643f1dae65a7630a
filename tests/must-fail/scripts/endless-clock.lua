-- expect: endless-clock.lua:5:1: limit: the conversation does not come to its next question (1.5 seconds); everything answered is kept; mend the script, then go on
flow { title = "Must fail", bank = "sound" }
local long = "0123456789abcdef"
for i = 1, 17 do long = long .. long end
while true do local copy = long .. "!" end
