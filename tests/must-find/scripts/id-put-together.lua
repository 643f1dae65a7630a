-- expect: 4:1: error: the bank does not have this id; add it to the bank, or correct how its id is put together [unknown-id]
flow { title = "T", bank = "mixed" }
section "S"
ask("go" .. "al2")
action { what = "x" }
