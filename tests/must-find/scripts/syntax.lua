-- expect: 5:1: error: 'end' expected (to close 'if' at line 4) near <eof>; each if, while, for and function needs its own `end` [stops]
flow { title = "T", bank = "mixed" }
section "S"
if ask "more" then say "thanks"
