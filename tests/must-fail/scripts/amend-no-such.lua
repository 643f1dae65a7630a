-- expect: amend-no-such.lua:3:1: there is no such rule to change; take it from each(agreement())
flow { title = "Must fail", bank = "sound" }
amend("We begin on time", "We begin at nine")
ask "goal"
