-- expect: 4:18: error: `more` is a yesno question and gives yes or no, so it cannot be compared like this; write only: if answer then, or: if not answer then [kind]
flow { title = "T", bank = "mixed" }
section "S"
if ask "more" == "yes" then say "thanks" end
action { what = "x" }
