-- expect: 5:31: error: the bank mixed has no line `thank`; did you mean `thanks`? [unknown-id]
flow { title = "T", bank = "mixed" }
section "S"
local more = ask "more"
if more and not more then say "thank" end
action { what = "x" }
