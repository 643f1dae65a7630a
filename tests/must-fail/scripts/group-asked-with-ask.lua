-- expect: group-asked-with-ask.lua:3:6: the bank sound has no question `reflect`; add it to questionbanks/sound.yaml
flow { title = "Must fail", bank = "sound" }
ask "reflect"
