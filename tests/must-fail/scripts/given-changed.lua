-- expect: given-changed.lua:3:1: `given` is what the conversation around this one gives; keep something of your own with `local`
flow { title = "Must fail", bank = "sound" }
given.topic = ask "goal"
