-- SPDX-License-Identifier: GPL-3.0-or-later
-- What most people do when somebody coaches them: one turn of it. A persona takes it in for every turn
-- that it does not answer in a way of its own, and may say how it differs:
--
--   part("usual", { middle = 4, held = 9, sting = 1, answered = true })
--
-- middle and held: the trust from which this person goes below the surface, and tells what they hold
-- back; nobody is asked for that, it comes when somebody has listened. sting: how much trust is lost
-- where others would lose one. answered: an aside has had its answer, and what is asked beside it has not.
persona { title = "What most people do" }

local middle = given.middle or 4
local held = given.held or 9
local sting = given.sting or 1
local move = heard.move
local topic = heard.under
-- what to do, and what one wants, is talked of without going any deeper
local looks_ahead = topic == "next" or topic == "goal"
local listened = move == "reflection" or move == "silence"
local goes_on = move == "open" and not heard.turned
local all_told = heard.begun and left "held" == 0

local function elsewhere()
  if left "enough" > 0 or heard.other == "" then tell "enough" end
  if heard.other ~= "" then tell("bridge", heard.other) end
end

-- What is held back comes to somebody who listens; once it is begun it wants to be told to the end.
local function opens()
  if left "held" == 0 then return false end
  return listened and trust() >= held or goes_on and heard.begun and not looks_ahead and trust() > 6
end

-- As deep as trust lets it go, on what is talked about.
local function deeper()
  if opens() then tell "held"
  elseif trust() >= middle and left("middle", topic) > 0 then tell("middle", topic)
  elseif left("surface", topic) > 0 then tell("surface", topic)
  else elsewhere() end
end

-- Nothing is talked about yet: what this person came with, and then something of their own accord.
local function anything()
  if left "wants" > 0 then tell "wants" else elsewhere() end
end

local function answer()
  if topic == "" then anything()
  elseif all_told and (listened or goes_on) and not looks_ahead and left "after" > 0 then tell "after"
  elseif heard.turned and trust() < held and left("surface", topic) > 0 then tell("surface", topic)
  else deeper() end
end

-- how are you, well done: what is only spoken of in passing gets its answer, whatever was done
local in_passing = move == "open" or move == "closed" or move == "reflection" or
                   move == "information" or move == "other"

if given.answered then
  answer()
elseif in_passing and heard.turned and left "answer" > 0 then
  tell "answer"
  if heard.besides then answer() end
elseif move == "open" then
  -- questions alone come only so far: at some time somebody has to show that they have listened
  if trust() < 5 then warm() end
  answer()
elseif move == "reflection" then
  if heard.mine >= 25 then
    warm(2)
    tell "reflection"
  else
    warm()
  end
  answer()
elseif move == "silence" then
  if heard.turn == 1 or heard.again > 1 then
    tell "silence"
  else
    if heard.again == 0 then warm() end
    answer()
  end
elseif move == "closed" then
  -- one after the other they feel like a form that is filled in
  if heard.again > 1 then cool(sting) end
  -- sort of, to when or how many, would be no answer
  if heard.fact and left "fact" > 0 then tell "fact"
  elseif heard.fact and topic ~= "" and left("surface", topic) > 0 then tell("surface", topic)
  else tell "closed" end
elseif move == "stacked" then
  tell "stacked"
  if topic == "" then anything()
  elseif left("surface", topic) > 0 then tell("surface", topic)
  else tell "closed" end
elseif move == "leading" then
  cool(sting)
  tell "leading"
elseif move == "judging-why" then
  cool(2 * sting)
  tell "judging-why"
elseif move == "advice" and heard.allowed then
  tell "advised"
elseif move == "advice" then
  if heard.again > 0 then cool(2 * sting) else cool(sting) end
  tell "advice"
elseif move == "leave" then
  if heard.turn > 3 then warm() end
  tell "leave"
elseif move == "information" then
  if not heard.allowed then cool(sting) end
  tell "information"
elseif move == "end" then
  if left "held" == 0 then tell "farewell-warm" else tell "farewell" end
elseif heard.nod and heard.turn > 1 and not all_told then
  answer()
else
  tell "other"
end
