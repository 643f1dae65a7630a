-- expect: say-too-much.lua:5:1: limit: the conversation wants to say more than 64 KiB at once; everything answered is kept; mend the script, then go on
flow { title = "Must fail", bank = "sound" }
local long = "0123456789abcdef"
for i = 1, 14 do long = long .. long end
ask("step", { goal = long })
