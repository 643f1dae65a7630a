-- expect: section-number.lua:3:1: section needs a name in quotes, as in section "Reflection"; here it got a number
flow { title = "Must fail", bank = "sound" }
section(1)
