-- expect: 1:1: warning: every path ends without an action; write action { … } before it ends, or `-- allow no-action: why` at the top [no-action]
flow { title = "T", bank = "mixed" }
section "S"
ask "goal"
