-- New flow.
--
-- This file says what comes when. What is said to people stands in questionbanks/new-flow.yaml, under
-- the names that you see here in quotes. Two dashes begin a note to yourself, like this one. Change what
-- you like; `askwell watch` shows what becomes of it while you write.
flow { title = "New flow", bank = "new-flow", minutes = 30 }

-- First an agreement: how the two of you want to use this time. `say` says a line, `ask` asks a question.
section "Arriving"
say "welcome"
ask "agreement"

-- `ask` gives the answer. With `local` before it, you keep it under a name of your own, and a later
-- question can say it back in the mentee's own words.
section "What this is about"
local topic = ask "topic"
local goal = ask("goal", { topic = topic })

-- Two questions out of a group of six: those first that this mentee has not been asked before.
section "Looking closer"
ask_from("explore", 2)
ask "insight"

-- The ideas are the mentee's own. `options` is a list, and one of it is chosen.
section "What you could do"
local options = ask("options", { goal = goal })
local chosen = ask("choose", { from = options })

-- What, by when, and how the mentee will know: this goes onto the agenda, which is theirs.
section "A first step"
local step = ask("step", { chosen = chosen })
local by = ask("by", { step = step })
local know = ask("know", { step = step })
action { what = step, by = by, know = know, toward = goal }

-- The mentee has the last word. What was only said aloud is "" here, and has its own line.
section "Close"
ask "taking-along"
if step == "" or by == "" then return say "closing-aloud" end
say("closing", { step = step, by = by })
