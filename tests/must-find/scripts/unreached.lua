-- expect: 5:21: error: no path comes to `thanks` (all of them, 4 walked); look at the conditions above it: no answer leads here; or take it out [unreached]
flow { title = "T", bank = "mixed" }
section "S"
local a, b = ask "more", ask "more"
if a and not a then say "thanks" end
action { what = "x" }
