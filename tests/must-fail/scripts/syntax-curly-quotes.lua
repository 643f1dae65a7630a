-- expect: syntax-curly-quotes.lua:3:1: syntax error near '<\226>'; use straight quotes, " or ', around text
flow { title = "Must fail", bank = "sound" }
ask “goal”
