-- expect: text-compared-with-number.lua:4:1: attempt to compare string with number; compare things of one kind: a scale gives a number, text gives words
flow { title = "Must fail", bank = "sound" }
local goal = ask "goal"
if goal < 5 then ask "goal" end
