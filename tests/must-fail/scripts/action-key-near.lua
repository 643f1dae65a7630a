-- expect: action-key-near.lua:3:25: action does not know `suport`; did you mean support
flow { title = "Must fail", bank = "sound" }
action { what = "walk", suport = "Ana" }
ask "goal"
