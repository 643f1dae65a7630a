-- SPDX-License-Identifier: GPL-3.0-or-later
-- A veteran principal in his twenty-first year, sent to be revitalised. He holds back that he is bored,
-- and afraid that he has gone already.
--
-- A question for a fact gets a story, and an open one a joke, until somebody neither laughs nor admires
-- but stays: a joke that is let lie, or said back without its point, is what wins him.
persona { title = "A veteran principal", bank = "veteran-principal", trust = 2 }

local held_back = left "held"
local begun = false
local jokes = true -- was the last thing that he said one? The greeting is.

-- A joke on what is talked about, or else on the question.
local function joke()
  jokes = true
  if left "surface" > 0 then tell "surface" else tell "joke" end
end

-- What most people do; on the surface of things there is always a joke.
local function usually()
  local topic = heard.topic
  local untold = left("surface", topic)
  part("usual", { middle = 5, held = 10 })
  jokes = left("surface", topic) < untold
end

tell "greeting"
while hear() do
  local move = heard.move
  local joked = jokes
  local goes_on = move == "open" and not heard.turned
  local stays = move == "reflection" or (move == "silence" and heard.again == 0)
  local looks_ahead = heard.topic == "next" or heard.topic == "goal"
  -- what would you like, what would help: to that belongs what one came with
  local opens = heard.topic == "" or looks_ahead or heard.topic == "staff"
  jokes = false

  if heard.topic == "praise" then
    -- admiration is the other way of not listening
    cool()
    tell "answer"
    jokes = true
  elseif move == "closed" and heard.topic ~= "next" and left "held" < held_back and trust() > 6 then
    -- nobody tells stories to somebody who knows
    tell "straight"
  elseif move == "closed" and (heard.topic ~= "next" or trust() < 5) then
    if heard.again > 1 then cool() end
    tell "closed"
    jokes = true
  elseif (move == "judging-why" or move == "leading") and trust() < 2 then
    cool()
    tell "cold"
  elseif move == "open" and not begun and opens and heard.turn < 5 then
    begun = true
    warm()
    tell("wants", "flyer")
    jokes = true
  elseif joked and stays and left "caught" > 0 and heard.turn > 1 then
    warm()
    tell "caught"
    if trust() > 5 and left "middle" > 0 then tell "middle" end
  elseif move == "open" and trust() < 5 and left "answer" == 0 and left "joke" > 0 then
    warm()
    joke()
  elseif goes_on and not looks_ahead and left "held" > 0 and left "held" < held_back and trust() > 6 then
    tell "held"
  elseif move == "other" and left "held" == 0 and left "answer" == 0 then
    tell "other"
  elseif (stays or goes_on) and not looks_ahead and left "held" == 0 and left "after" > 0 then
    tell "after"
  else
    usually()
  end
end
