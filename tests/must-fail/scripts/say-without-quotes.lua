-- expect: say-without-quotes.lua:3:5: there is no word `closing`; if it is yours, write `local closing = …` before it is used
flow { title = "Must fail", bank = "sound" }
say(closing)
