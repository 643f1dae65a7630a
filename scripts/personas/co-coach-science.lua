-- SPDX-License-Identifier: GPL-3.0-or-later
-- One of two co-coaches: a head of science, whose mentor the coach was once. He holds back news that
-- changes what the two are to each other.
--
-- Who advises him has the beginner back who did what the mentor said: pleasant, obedient, and nobody
-- thinks. To say back, to wait, or to speak of what they are to each other makes them equals again. What
-- wins him is staying with the evidence; a friend's praise he takes for a friend's praise.
persona { title = "A co-coach who teaches science", bank = "co-coach-science", trust = 3 }

local held_back = left "held"
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

tell "greeting"
while hear() do
  local move = heard.move
  local topic = heard.topic
  local listens = move == "reflection" or move == "silence" and heard.turn > 1
  local stays = listens or move == "open" and not heard.turned
  local looks_ahead = topic == "next" or topic == "goal"
  local settles = topic == "us" and (move == "information" or move == "advice" or move == "other")
  local told_on = left "held" > 0 and left "held" < held_back and trust() > 6

  if move == "end" then
    part "usual"
  elseif topic == "praise" and move ~= "open" then
    cool()
    tell "answer"
  elseif settles and heard.turned then
    -- said, not asked: how the two will be with each other
    if not agreed then warm() end
    agreed = true
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
    if not agreed then warm() end
    agreed = true
    tell "answer"
    if move == "open" and not begun then begin() end
  elseif move == "open" and not begun and (topic == "" or topic == "goal" or heard.words > 16) then
    begin()
  elseif stays and not looks_ahead and told_on then
    if move == "reflection" and heard.mine >= 25 then tell "reflection" end
    tell "held"
  elseif stays and not looks_ahead and left "held" == 0 and left "after" > 0 then
    tell "after"
  else
    if topic == "us" then
      if not agreed then warm() end
      agreed = true
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
    part("usual", { held = (deeper < 2 or looks_ahead) and 11 or agreed and 7 or 9 })
    if left "middle" < before then deeper = deeper + 1 end
  end
end
