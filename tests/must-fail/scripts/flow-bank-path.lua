-- expect: flow-bank-path.lua:2:29: “../sound” is not the name of a question bank; a name has small letters, digits, - and _ only
flow { title = "x", bank = "../sound" }
ask "goal"
