-- expect: 5:17: error: `options` is a list question and gives a list, so it cannot be compared like this; count it with #, as in #options < 3 [kind]
flow { title = "T", bank = "mixed" }
section "S"
local options = ask "options"
while options < 3 do add(options, ask "goal") end
action { what = "x" }
