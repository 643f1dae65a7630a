-- expect: syntax-end-missing.lua:5:1: 'end' expected (to close 'if' at line 3) near <eof>; each if, while, for and function needs its own `end`
flow { title = "Must fail", bank = "sound" }
if ask "goal" == "x" then
  say "closing"
