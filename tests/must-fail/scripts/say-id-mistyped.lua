-- expect: say-id-mistyped.lua:3:6: the bank sound has no line `closng`; did you mean `closing`?
flow { title = "Must fail", bank = "sound" }
say "closng"
