-- expect: each-no-list.lua:3:1: each walks a list, and this is words; correct this line of the script
flow { title = "Must fail", bank = "sound" }
for attempt in each(ask "goal") do ask "goal" end
