-- expect: settle-key-unknown.lua:3:1: settle knows why, what and by: settle(promise, "done", { why = … }); correct this line of the script
flow { title = "Must fail", bank = "sound" }
settle({ id = 1 }, "done", { because = "it rained" })
ask "goal"
