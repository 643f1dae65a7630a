-- expect: action-no-table.lua:3:1: write action { what = step, by = day }; correct this line of the script
flow { title = "Must fail", bank = "sound" }
action "walk"
