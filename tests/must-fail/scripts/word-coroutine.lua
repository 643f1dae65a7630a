-- expect: word-coroutine.lua:3:1: there is no word `coroutine` here; the conversation is one already
flow { title = "Must fail", bank = "sound" }
coroutine.wrap(function() end)()
