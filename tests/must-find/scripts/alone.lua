-- expect: 4:1: error: a ground rule is changed here, and not both have said yes to it; ask each first, by questions with `agrees: mentee` and `agrees: coach` in the bank [alone]
flow { title = "T", bank = "mixed" }
section "S"
amend(nil, ask "goal")
