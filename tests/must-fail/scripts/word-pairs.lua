-- expect: word-pairs.lua:3:12: there is no word `pairs` here; use `each(list)`
flow { title = "Must fail", bank = "sound" }
for key in pairs({}) do ask(key) end
