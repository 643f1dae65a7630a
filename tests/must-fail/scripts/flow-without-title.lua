-- expect: flow-without-title.lua:2:1: flow needs a title and a bank, each in quotes; correct this line of the script
flow { bank = "sound" }
ask "goal"
