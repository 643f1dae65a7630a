-- What one of the two allows and says is not the other's; words that stand apart can be shown again.
-- allow no-action: it is about leave and words
flow { title = "Each their own", bank = "each-own" }

section "Leave"
turn "first"
ask "advice-wanted"
say "advice"
ask "next"
turn "second"
say "advice"
ask "advice-wanted"
say "advice"
section "Apart"
local seen = ask "seen"
replay(seen, "value")
ask "next"
