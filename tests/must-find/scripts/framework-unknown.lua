-- expect: 2:50: error: there is no framework called moon; write questionbanks/frameworks/moon.yaml, or correct `framework =` in the flow [framework]
flow { title = "T", bank = "mixed", framework = "moon" }
section "S"
ask "goal"
action { what = "x" }
