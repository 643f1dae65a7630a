-- expect: amend-alone.lua:3:1: a ground rule is changed by both, and here not both have agreed; ask each for a yes to these words first, with `agrees: mentee` and `agrees: coach` in the bank
flow { title = "Must fail", bank = "sound" }
amend(nil, ask "goal")
