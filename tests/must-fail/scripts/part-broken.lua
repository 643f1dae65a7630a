-- expect: syntax-then-missing.lua:4:3: 'then' expected near 'ask'; write `then` behind the condition of an if
flow { title = "Must fail", bank = "sound" }
part "syntax-then-missing"
