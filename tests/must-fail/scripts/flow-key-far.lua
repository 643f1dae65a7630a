-- expect: flow-key-far.lua:2:37: flow does not know `colour`; it knows title, bank, minutes, framework, mentee, coach, listed, hours and months
flow { title = "x", bank = "sound", colour = "blue" }
ask "goal"
