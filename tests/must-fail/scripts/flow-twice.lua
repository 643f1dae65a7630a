-- expect: flow-twice.lua:3:1: flow { … } stands once, at the top; correct this line of the script
flow { title = "Must fail", bank = "sound" }
flow { title = "Again", bank = "sound" }
