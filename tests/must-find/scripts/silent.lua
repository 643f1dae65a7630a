-- expect: 4:20: error: the conversation speaks a thousand times and asks nothing; let the loop around it ask something, or end [silent]
flow { title = "T", bank = "mixed" }
section "S"
while true do say "thanks" end
