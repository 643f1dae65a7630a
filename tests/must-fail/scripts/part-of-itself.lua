-- expect: part-of-itself.lua:4:32: `part-of-itself` takes itself in; let one of the two do without the other
flow { title = "Must fail", bank = "sound" }
ask "goal"
if ask "goal" == "" then part "part-of-itself" end
