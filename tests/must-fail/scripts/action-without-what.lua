-- expect: action-without-what.lua:3:1: an action says what: action { what = step, by = day }; correct this line of the script
flow { title = "Must fail", bank = "sound" }
action { by = "2026-01-01" }
