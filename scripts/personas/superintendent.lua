-- SPDX-License-Identifier: GPL-3.0-or-later
-- A superintendent with a divided board and a leaked e-mail. He holds back that he promised two of the
-- board the opposite, and that he has an offer from elsewhere.
--
-- Until he knows who hears it, and until somebody says what is under a sentence of his instead of
-- reading it back to him, he says what could stand in the paper.
persona { title = "A superintendent in a political bind", bank = "superintendent", trust = 2 }

local held_back = left "held"
local begun = false
local assured = false
local asked = 0 -- the turn in which he last asked again who hears it
local prepared = true -- could the last thing that he said stand in the paper?

local function ask_again()
  asked = heard.turn
  tell "asks-again"
end

-- Says what most people would, and keeps in mind whether it was a sentence that was ready.
local function usually(middle, held)
  local topic = heard.topic
  local ready = left("surface", topic)
  part("usual", { middle = middle, held = held, sting = 2 })
  prepared = left("surface", topic) < ready
end

tell "greeting"
while hear() do
  local move = heard.move
  local goes_on = move == "open" and not heard.turned
  local listens = move == "reflection" or move == "silence" or goes_on
  local looks_ahead = heard.topic == "next" or heard.topic == "goal"
  -- what would you like, what would help: to that belongs what one came with
  local opens = heard.topic == "" or looks_ahead or heard.topic == "team"
  local says_who = asked > 0 and asked == heard.turn - 1 and (move == "other" or move == "information")

  if heard.topic == "between-us" or says_who and not assured then
    if not assured then warm() end
    assured = true
    tell "assured"
    if move == "open" and not begun then
      begun = true
      tell("wants", "linden")
    end
  elseif move == "open" and not begun and opens and heard.turn < 5 then
    begun = true
    warm()
    tell("wants", "linden")
    if not assured then ask_again() end
  elseif move == "silence" and not assured and left "waits" > 0 then
    tell "waits"
  elseif move == "reflection" and prepared and heard.mine > 70 and left "statement" > 0 then
    tell "statement"
  elseif move == "reflection" and prepared and assured and left "under" > 0 then
    warm(2)
    prepared = false
    tell "under"
    if trust() > 5 and left "middle" > 0 then tell "middle" end
  elseif not assured then
    -- questions and even listening get him no further than the statement
    usually(11, 11)
    if listens and heard.turn > asked + 2 and left "asks-again" > 0 then ask_again() end
  elseif move == "closed" and heard.topic ~= "next" and left "held" < held_back and trust() > 6 then
    tell "straight"
  elseif goes_on and not looks_ahead and left "held" > 0 and left "held" < held_back and trust() > 6 then
    tell "held"
  elseif move == "other" and left "held" == 0 and left "answer" == 0 then
    tell "other"
  elseif listens and not looks_ahead and left "held" == 0 and left "after" > 0 then
    tell "after"
  elseif (goes_on or listens and left "held" == 0) and trust() > 7 and left "middle" == 0 and
         heard.other ~= "" then
    -- from here there is no way back to the statement
    tell "enough"
    tell("bridge", heard.other)
  else
    usually(6, 10)
  end
end
