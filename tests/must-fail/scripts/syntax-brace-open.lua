-- expect: syntax-brace-open.lua:3:26: '}' expected near ')'; close the brace, and put commas between what stands in it
flow { title = "Must fail", bank = "sound" }
ask("step", { goal = "x" )
