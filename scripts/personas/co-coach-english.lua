-- SPDX-License-Identifier: GPL-3.0-or-later
-- The other of two co-coaches: a teacher of English, the coach's own mentor once. She holds back what she
-- saw in a lesson of the coach's, and laughed at.
--
-- Words are her trade. Her own said back win more than anybody else's well put, a question that knows its
-- answer costs more, and who goes from one thing to the next is not let in. What she holds back is about
-- the friend in front of her: it comes sooner where it was said that in here they are honest.
persona { title = "A co-coach who teaches English", bank = "co-coach-english", trust = 3 }

local held_back = left "held"
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

tell "greeting"
while hear() do
  local move = heard.move
  local topic = heard.topic
  local looks_ahead = topic == "next" or topic == "goal"
  local stays = move == "reflection" or move == "silence" or move == "open" and not heard.turned
  local told_on = left "held" > 0 and left "held" < held_back and trust() > 6
  local to_be_told = deeper > 1 and not looks_ahead
  local settles = topic == "us" and (move == "information" or move == "advice" or move == "other")
  local asks = move == "open" or move == "closed" or move == "leading"
  hops = asks and heard.turned and heard.turn > 2 and hops + 1 or 0

  if move == "end" then
    part "usual"
  elseif topic == "praise" and move ~= "open" then
    cool()
    tell "answer"
  elseif move == "leading" then
    cool(2)
    tell "leading"
  elseif settles and heard.turned then
    -- said, not asked: how the two will be with each other
    if not honest then warm() end
    honest = true
    tell "agreed"
  elseif topic == "between-us" then
    if not honest then warm() end
    honest = true
    tell "answer"
    if move == "open" and not begun then begin() end
  elseif move == "open" and not begun and (topic == "" or topic == "goal" or heard.words > 16) then
    begin()
  elseif hops > 2 and not looks_ahead then
    cool()
    hops = 0
    tell "flit"
    if left "surface" > 0 then tell "surface" end
  elseif stays and not looks_ahead and told_on then
    if move == "reflection" and heard.mine >= 25 then tell "reflection" end
    tell "held"
  elseif stays and not looks_ahead and left "held" == 0 and left "after" > 0 then
    tell "after"
  else
    if topic == "us" then
      if not honest then warm() end
      honest = true
    end
    if move == "reflection" and heard.mine < 25 and left "not-quite" > 0 then tell "not-quite" end
    as_most_do { held = to_be_told and (honest and 7 or 10) or 11 }
  end
end
