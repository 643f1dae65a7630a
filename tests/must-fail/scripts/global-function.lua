-- expect: global-function.lua:3:10: `again` is not known here; to keep something under a name, write `local again = …`
flow { title = "Must fail", bank = "sound" }
function again() return ask "goal" end
again()
