-- One mentee, and a record apart in the middle of the agenda: once as a question, once as a group.
flow { title = "A look back", bank = "review" }

section "Looking back"
local good = ask "good"
ask "seen"
ask_from("marks", 2)
section "Looking on"
ask("next", { good = good })
show "agenda"
