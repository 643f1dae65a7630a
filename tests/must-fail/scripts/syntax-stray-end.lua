-- expect: syntax-stray-end.lua:4:1: <eof> expected near 'end'; one `end` is too many, or what it closes is missing
flow { title = "Must fail", bank = "sound" }
ask "goal"
end
