-- expect: 4:1: error: limit: the conversation does not come to its next question (20 million steps); let the loop ask something, or end [limit]
flow { title = "T", bank = "mixed" }
section "S"
while true do local x = 1 end
