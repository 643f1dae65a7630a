-- expect: 6:6: error: the wording of `closing` needs {step}, which is not filled here, when `more` is answered no; add { step = … } behind it [unfilled]
flow { title = "T", bank = "mixed" }
section "S"
local step
if ask "more" then step = ask "goal" end
say("closing", { step = step })
action { what = "x" }
