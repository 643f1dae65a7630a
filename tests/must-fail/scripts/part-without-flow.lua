-- expect: flow-nothing.lua:1:1: a conversation begins with flow { title = "…", bank = "…" }; correct this line of the script
flow { title = "Must fail", bank = "sound" }
part "flow-nothing"
