-- expect: syntax-goto.lua:4:1: no visible label 'nowhere' for <goto> at line 3; correct this line of the script
flow { title = "Must fail", bank = "sound" }
goto nowhere
