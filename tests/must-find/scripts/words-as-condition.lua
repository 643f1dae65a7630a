-- expect: 4:4: error: `goal` is a text question and gives words, which always counts as yes; ask a question of `kind: yesno`, or compare the answer with something [kind]
flow { title = "T", bank = "mixed" }
section "S"
if ask "goal" then say "thanks" end
action { what = "x" }
