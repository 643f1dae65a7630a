-- expect: show-unknown.lua:3:1: show knows only the agenda: show "agenda"; correct this line of the script
flow { title = "Must fail", bank = "sound" }
show "goals"
