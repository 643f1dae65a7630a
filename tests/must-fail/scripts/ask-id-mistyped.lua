-- expect: ask-id-mistyped.lua:3:6: the bank sound has no question `gaol`; did you mean `goal`?
flow { title = "Must fail", bank = "sound" }
ask "gaol"
