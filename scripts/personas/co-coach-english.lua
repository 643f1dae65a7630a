-- SPDX-License-Identifier: GPL-3.0-or-later
-- The other of two co-coaches: a teacher of English, the coach's own mentor once. She holds back what she
-- saw in a lesson of the coach's, and laughed at.
--
-- Words are her trade. Her own said back win more than anybody else's well put, a question that knows its
-- answer costs more, and who goes from one thing to the next is not let in. What she holds back is about
-- the friend in front of her: it comes sooner where it was said that in here they are honest.
persona { title = "A co-coach who teaches English", bank = "co-coach-english", trust = 3 }

local held_back = left "held"
-- What does no harm to somebody who has begun to tell.
local in_kind = { open = true, closed = true, information = true, other = true }
local begun = false
local honest = false
local hops = 0   -- turns to something else, one after the other
local deeper = 0 -- lines from below the surface so far

local function begin()
  begun = true
  warm()
  tell("wants", "class")
end

local function as_most_do(settings)
  local before = left "middle"
  part("usual", settings)
  if left "middle" < before then deeper = deeper + 1 end
end

-- It wins something once.
local function agree()
  if not honest then warm() end
  honest = true
end

-- Once it is begun it wants to be told to the end, and then there is what follows from it.
local function tell_on(place)
  if heard.move == "reflection" and heard.mine >= 25 then tell "reflection" end
  if left "held" > 0 then tell("held", place)
  elseif left "after" > 0 then tell "after"
  elseif left "middle" > 0 then tell "middle"
  else tell "enough" end
end

tell "greeting"
while hear() do
  local move = heard.move
  local topic = heard.topic
  local ahead = topic == "next" or topic == "goal"
  local listens = move == "reflection" or move == "silence" and heard.turn > 1 and heard.again == 0
  local there = topic == "notes" or topic == "voice" or topic == "us"
  local told = left "held" == 0
  local has_told = left "held" < held_back
  local states = move == "information" or move == "advice" or move == "other"
  local goes_on = has_told and trust() > 6 and (listens or in_kind[move])
  local ready = listens and trust() >= (honest and 7 or 9) and (there and deeper > 1 or deeper > 3)
  local asks = move == "open" or move == "closed" or move == "leading"
  hops = asks and heard.turned and heard.turn > 2 and hops + 1 or 0

  if move == "end" and has_told then
    tell "farewell-warm"
  elseif move == "end" then
    part "usual"
  elseif topic == "praise" and move ~= "open" then
    cool()
    tell "answer"
  elseif move == "leading" then
    cool(2)
    tell "leading"
  elseif topic == "us" and heard.turned and states then
    -- said, not asked: how the two will be with each other
    agree()
    tell "agreed"
  elseif topic == "between-us" then
    agree()
    tell "answer"
    if move == "open" and not begun then begin() end
  elseif topic == "us" and move == "open" and heard.turned and heard.turn < 4 and heard.words < 17 then
    agree()
    tell "how"
  elseif move == "open" and not begun and (not heard.turned or topic == "goal" or heard.words > 16) then
    begin()
  elseif hops > 2 and not ahead then
    cool()
    hops = 0
    tell "flit"
    if left "surface" > 0 then tell "surface" end
  elseif ready and not ahead and not told or goes_on and (there or move == "other") then
    tell_on "notes"
  else
    if topic == "us" then
      agree()
    end
    if move == "reflection" and heard.mine < 25 and left "not-quite" > 0 then tell "not-quite" end
    as_most_do { held = has_told and 7 or 11 }
  end
end
