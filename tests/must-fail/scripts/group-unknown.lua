-- expect: group-unknown.lua:3:11: the bank sound has no group `a-group-nobody-wrote`; add it to questionbanks/sound.yaml
flow { title = "Must fail", bank = "sound" }
ask_from("a-group-nobody-wrote", 1)
