-- expect: flow-key-near.lua:2:45: flow does not know `mentees`; did you mean mentee
flow { title = "Must fail", bank = "sound", mentees = "protégé" }
ask "goal"
