-- One promise, from one who talks alone.
flow { title = "A promise", bank = "each-own" }

section "Promise"
action { what = ask "promise" }
