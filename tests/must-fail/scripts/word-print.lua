-- expect: word-print.lua:3:1: there is no word `print` here; use `say` and a line of the bank
flow { title = "Must fail", bank = "sound" }
print "hello"
