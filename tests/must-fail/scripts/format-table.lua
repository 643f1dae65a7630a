-- expect: format-table.lua:3:1: format takes words and numbers, and number 2 is a list; correct this line of the script
flow { title = "Must fail", bank = "sound" }
local name = ("%s"):format({})
