-- expect: word-unknown.lua:3:1: there is no word `say_hello`; if it is yours, write `local say_hello = …` before it is used
flow { title = "Must fail", bank = "sound" }
say_hello()
