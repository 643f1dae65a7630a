-- expect: 3:1: warning: a question is asked before any section has begun; write section "…" before it, so that a coach sees where the conversation is [no-section]
flow { title = "T", bank = "mixed" }
ask "goal"
action { what = "x" }
