-- expect: word-os.lua:3:1: there is no word `os` here; a conversation has no clock and no programs
flow { title = "Must fail", bank = "sound" }
os.execute "true"
