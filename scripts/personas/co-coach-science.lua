-- SPDX-License-Identifier: GPL-3.0-or-later
-- One of two co-coaches: a head of science, whose mentor the coach was once. He holds back news that
-- changes what the two are to each other.
--
-- Who advises him has the beginner back who did what the mentor said: pleasant, obedient, and nobody
-- thinks. To say back, to wait, or to speak of what they are to each other makes them equals again. What
-- wins him is staying with the evidence; a friend's praise he takes for a friend's praise.
persona { title = "A co-coach who teaches science", bank = "co-coach-science", trust = 3 }

local held_back = left "held"
-- What does no harm to somebody who has begun to tell.
local in_kind = { open = true, closed = true, information = true, other = true }
local begun = false
local beginner = false -- is he back in his first year?
local agreed = false   -- has it been said what they are to each other in here?
local waited = false
local deeper = 0 -- lines from below the surface so far

local function begin()
  begun = true
  warm()
  tell("wants", "film")
end

local function is_equal_again()
  if beginner and left "equals" > 0 then tell "equals" end
  beginner = false
end

-- It wins something once.
local function agree()
  if not agreed then warm() end
  agreed = true
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
  local listens = move == "reflection" or move == "silence" and heard.turn > 1
  local ahead = topic == "next" or topic == "goal"
  local told = left "held" == 0
  local between = topic == "us" or topic == "department"
  local ready = listens and heard.again < 2 and trust() >= (agreed and 7 or 9) and (between and deeper > 1 or deeper > 3)
  local has_told = left "held" < held_back
  local states = move == "information" or move == "advice" or move == "other"
  local goes_on = has_told and trust() > 6 and (listens or in_kind[move])

  if move == "end" and has_told then
    tell "farewell-warm"
  elseif move == "end" then
    part "usual"
  elseif topic == "praise" and move ~= "open" then
    cool()
    tell "answer"
  elseif topic == "us" and heard.turned and not has_told and states then
    -- said, not asked: how the two will be with each other
    agree()
    is_equal_again()
    tell "agreed"
  elseif move == "advice" and not heard.allowed then
    cool(beginner and 2 or 1)
    beginner = true
    tell "advice"
  elseif beginner and move == "open" and topic ~= "us" then
    -- he does his homework: an answer, and no thought
    if left "surface" > 0 then tell "surface" else tell "enough" end
  elseif topic == "between-us" then
    agree()
    tell "answer"
    if move == "open" and not begun then begin() end
  elseif topic == "us" and move == "open" and heard.turned and heard.turn < 4 and heard.words < 17 then
    agree()
    tell "how"
  elseif move == "open" and not begun and (not heard.turned or topic == "goal" or heard.words > 16) then
    begin()
  elseif ready and not ahead and not told or goes_on and (between or move == "other") then
    tell_on "us"
  else
    if topic == "us" then
      agree()
      is_equal_again()
    elseif listens then
      is_equal_again()
    end
    if topic == "film" and move == "open" and not heard.turned then warm() end
    if move == "silence" and heard.turn > 1 and not waited then
      -- they were on the same course
      waited = true
      tell "three-seconds"
    end
    local before = left "middle"
    part("usual", { held = has_told and 7 or 11 })
    if left "middle" < before then deeper = deeper + 1 end
  end
end
