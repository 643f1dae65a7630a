-- expect: 4:12: error: the conversation asks this two hundred times and does not go on; let one of its answers end the loop around it [endless]
flow { title = "T", bank = "mixed" }
section "S"
while ask "goal" ~= "stop" do say "thanks" end
action { what = "x" }
