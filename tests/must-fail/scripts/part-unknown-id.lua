-- expect: group-mistyped.lua:3:11: the bank sound has no group `relfect`; did you mean `reflect`?
flow { title = "Must fail", bank = "sound" }
part "group-mistyped"
