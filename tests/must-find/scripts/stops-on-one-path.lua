-- expect: 6:18: error: attempt to concatenate a nil value (local 'step'), when `more` is answered no; it has nothing in it here; give it a value on every way that leads to this line [stops]
flow { title = "T", bank = "mixed" }
section "S"
local step
if ask "more" then step = ask "goal" end
say("closing", { step = step .. "!" })
action { what = "x" }
