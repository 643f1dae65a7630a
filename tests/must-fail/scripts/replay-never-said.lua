-- expect: replay-never-said.lua:4:31: these are not words that the mentee has said; give it an answer as it came, without changing it
flow { title = "Must fail", bank = "sound" }
local goal = ask "goal"
replay("You said: " .. goal, "value")
ask("step", { goal = goal })
