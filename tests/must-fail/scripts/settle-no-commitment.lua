-- expect: settle-no-commitment.lua:3:1: settle takes a commitment first: for promise in each(commitments()) do settle(promise, "done") end; correct this line of the script
flow { title = "Must fail", bank = "sound" }
settle("the walk", "done")
ask "goal"
