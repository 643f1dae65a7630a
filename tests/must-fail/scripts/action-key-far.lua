-- expect: action-key-far.lua:3:25: action does not know `colour`; it knows what, who, by, know, support, account, toward and standard
flow { title = "Must fail", bank = "sound" }
action { what = "walk", colour = "blue" }
ask "goal"
