-- expect: ask-id-is-line.lua:3:6: the bank sound has no question `closing`; add it to questionbanks/sound.yaml
flow { title = "Must fail", bank = "sound" }
ask "closing"
