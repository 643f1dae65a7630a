-- expect: word-io.lua:3:14: there is no word `io` here; a conversation has no files
flow { title = "Must fail", bank = "sound" }
local file = io.open("/etc/passwd")
