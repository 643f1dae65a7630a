-- expect: flow-late.lua:2:1: a conversation begins with flow { title = "…", bank = "…", minutes = … }, so section comes too early; correct this line of the script
section "Early"
flow { title = "Late", bank = "sound" }
