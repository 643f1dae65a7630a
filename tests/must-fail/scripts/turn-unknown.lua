-- expect: turn-unknown.lua:3:1: turn knows two people: turn "first" and turn "second"; correct this line of the script
flow { title = "Must fail", bank = "sound" }
turn "third"
