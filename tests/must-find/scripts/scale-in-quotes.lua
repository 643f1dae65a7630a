-- expect: 5:12: error: `importance` is a scale question and gives a number, so it cannot be compared like this; compare it with a number, without quotes [kind]
flow { title = "T", bank = "mixed" }
section "S"
local much = ask("importance", { goal = ask "goal" })
if much == "5" then say "thanks" end
action { what = "x" }
