-- expect: 5:12: error: `path` has no option "stey", so this is never so; did you mean "stay"? [kind]
flow { title = "T", bank = "mixed" }
section "S"
local path = ask "path"
if path == "stey" then say "thanks" end
action { what = "x" }
