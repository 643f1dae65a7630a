-- expect: ask-id-empty.lua:3:1: ask needs a question's id, and this one is empty; correct this line of the script
flow { title = "Must fail", bank = "sound" }
ask ""
