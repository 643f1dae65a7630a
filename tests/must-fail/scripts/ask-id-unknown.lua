-- expect: ask-id-unknown.lua:3:6: the bank sound has no question `the-meaning-of-it-all`; add it to questionbanks/sound.yaml
flow { title = "Must fail", bank = "sound" }
ask "the-meaning-of-it-all"
