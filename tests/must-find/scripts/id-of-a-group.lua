-- expect: 4:5: error: the bank mixed has no question `clarify`; it is a group: ask_from "clarify" [unknown-id]
flow { title = "T", bank = "mixed" }
section "S"
ask "clarify"
action { what = "x" }
