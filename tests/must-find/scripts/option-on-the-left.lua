-- expect: 5:4: error: `path` has no option "off", so this is never so; its options are: stay, on [kind]
flow { title = "T", bank = "mixed" }
section "S"
local path = ask "path"
if "off" == path then say "thanks" end
action { what = "x" }
