-- SPDX-License-Identifier: GPL-3.0-or-later
-- A new principal in her first October. She came with a staff meeting that went wrong, and holds back
-- that the job was offered to a friend on her staff first.
--
-- She wants to be told how it is done, and asks. Whoever tells her gets thanks and a place in a binder,
-- and hears nothing further; whoever leaves the question with her finds out, with her, what she thinks.
persona { title = "A new principal", bank = "new-principal", trust = 3 }

local held_back = left "held"
local begun = false
local asked = 0 -- the turn in which she last asked what the coach would do
local left_to_her = false
local in_binder = 0

-- What she came with is the meeting; there the talk begins.
local function begin()
  begun = true
  tell("wants", "meeting")
end

-- She does not turn a question round before she has said something, nor all the time.
local function asks_back()
  local often = left_to_her and 8 or 4
  return heard.turn > 2 and heard.turn >= asked + often and left "held" == held_back and left "asks-you" > 0
end

tell "greeting"
while hear() do
  local move = heard.move
  local was_asked = asked > 0 and asked == heard.turn - 1
  local goes_on = move == "open" and not heard.turned
  local listens = move == "reflection" or move == "silence" or goes_on
  local looks_ahead = heard.topic == "next" or heard.topic == "goal"
  -- what would you like, what would help: to that belongs what one came with
  local opens = heard.topic == "" or looks_ahead or heard.topic == "joanne"

  if heard.topic == "between-us" then
    warm()
    tell "answer"
    if move == "open" and not begun then begin() end
  elseif was_asked and (move == "advice" or move == "information") then
    -- she asked for it, so it costs nothing the first time; it wins nothing either
    in_binder = in_binder + 1
    if in_binder > 1 then cool() end
    tell "binder"
  elseif was_asked and (move == "open" or move == "reflection" or move == "silence") then
    left_to_her = true
    warm()
    tell "given-back"
    if left "middle" > 0 then tell "middle" end
  elseif move == "open" and not begun and opens and heard.turn < 5 then
    warm()
    begin()
  elseif goes_on and not looks_ahead and left "held" > 0 and left "held" < held_back and trust() > 6 then
    -- once it is begun it wants to be told to the end
    tell "held"
  elseif move == "other" and left "held" == 0 and left "answer" == 0 then
    tell "other"
  elseif listens and not looks_ahead and left "held" == 0 and left "after" > 0 then
    tell "after"
  else
    part("usual", { middle = 6, held = left_to_her and 10 or 11 })
    if (move == "open" or move == "reflection") and asks_back() then
      asked = heard.turn
      tell "asks-you"
    end
  end
end
