-- expect: endless-loop.lua:3:1: limit: the conversation does not come to its next question (20 million steps); everything answered is kept; mend the script, then go on
flow { title = "Must fail", bank = "sound" }
part "endless-loop"
