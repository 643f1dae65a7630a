-- expect: global-assigned.lua:3:1: `goal` is not known here; to keep something under a name, write `local goal = …`
flow { title = "Must fail", bank = "sound" }
goal = ask "goal"
