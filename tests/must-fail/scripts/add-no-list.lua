-- expect: add-no-list.lua:3:1: add takes a list and what to put at its end: add(options, one_more); correct this line of the script
flow { title = "Must fail", bank = "sound" }
add("one", "two")
