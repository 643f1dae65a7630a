-- expect: part-mistyped.lua:3:20: there is no conversation called first-stp; did you mean first-step?
flow { title = "Must fail", bank = "sound" }
local step = part("first-stp", { goal = ask "goal" })
