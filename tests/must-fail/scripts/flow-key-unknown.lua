-- expect: flow-key-unknown.lua:2:37: flow does not know `minuts`; did you mean minutes
flow { title = "x", bank = "sound", minuts = 25 }
ask "goal"
