-- expect: 4:5: error: the bank mixed has no question `gaol`; did you mean `goal`? [unknown-id]
flow { title = "T", bank = "mixed" }
section "S"
ask "gaol"
action { what = "x" }
