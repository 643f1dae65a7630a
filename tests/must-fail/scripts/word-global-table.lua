-- expect: word-global-table.lua:3:1: there is no word `_G`; if it is yours, write `local _G = …` before it is used
flow { title = "Must fail", bank = "sound" }
_G.ask = nil
