-- expect: section-empty.lua:3:1: section needs a name, and this one is empty; correct this line of the script
flow { title = "Must fail", bank = "sound" }
section ""
