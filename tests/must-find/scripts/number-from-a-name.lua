-- expect: 5:11: error: `goal` is a text question and gives words, so it cannot be compared like this; for a number give the question `kind: scale`, for a choice `kind: choice` [kind]
flow { title = "T", bank = "mixed" }
section "S"
local goal = ask "goal"
if goal < 5 then say "thanks" end
action { what = "x" }
