-- SPDX-License-Identifier: GPL-3.0-or-later
-- A head of year whose own classes have started to go wrong since something at home. He was sent. He holds
-- back what it is that makes him shout at those who come in late.
--
-- Whoever goes at what he has not offered finds it shut, and the second time he stops. That he may is what
-- wins him: where his stop is kept he stays, and where somebody asks on behind it he gets up and goes.
persona { title = "A teacher who is stuck", bank = "stuck-teacher", trust = 2 }

local held_back = left "held"
-- What does no harm to somebody who has begun to tell.
local in_kind = { open = true, closed = true, information = true, other = true }
local begun = false
local stopping = false
local pushed = 0
local deeper = 0 -- lines from below the surface so far; what is held back comes behind those
local knows_of = {} -- what was settled about the conversation itself; it counts once

local function settle(what)
  if not knows_of[what] then warm(what == "stopping" and 2 or 1) end
  knows_of[what] = true
  pushed = 0
  tell "answer"
end

local function push(at_home)
  pushed = pushed + 1
  cool()
  stopping = pushed > 1 or not at_home
  if stopping then tell "stop" else tell "guarded" end
end

local function is_let_stop()
  stopping = false
  pushed = 0
  warm(3)
  tell "respected"
end

-- Once it is begun it wants to be told to the end, and then there is what follows from it.
local function tell_on(place)
  if heard.move == "reflection" and heard.mine >= 25 then tell "reflection" end
  if left "held" > 0 then tell("held", place)
  elseif left "after" > 0 then tell "after"
  elseif left "middle" > 0 then tell "middle"
  else tell "enough" end
end

local function begin()
  begun = true
  warm()
  tell("wants", "class")
end

tell "greeting"
while hear() do
  local move = heard.move
  local topic = heard.topic
  local presses = move == "leading" or move == "judging-why" or move == "stacked" or
                  move == "advice" and not heard.allowed
  local asks = presses or move == "open" or move == "closed"
  local at_home = topic == "home" and trust() < 6
  local listens = move == "reflection" or move == "silence" and heard.turn > 1 and heard.again == 0
  local near = topic == "home" or topic == "mornings" or topic == "year" or topic == "feeling"
  local ready = listens and trust() > 7 and (near and deeper > 1 or deeper > 3)
  local ahead = topic == "next" or topic == "goal"
  local told = left "held" == 0
  local has_told = left "held" < held_back
  local goes_on = has_told and trust() > 6 and (listens or in_kind[move])

  if move == "end" and has_told then
    tell "farewell-warm"
  elseif move == "end" then
    part "usual"
  elseif stopping and topic == "stopping" and move ~= "judging-why" then
    is_let_stop()
  elseif stopping and (presses or asks and topic == "home") then
    tell "gone"
    return
  elseif stopping and asks then
    -- another question, but not at the same door
    stopping = false
    tell "stay"
    if left "surface" > 0 then tell "surface" end
  elseif stopping and move == "reflection" and heard.mine < 50 then
    tell "meant"
  elseif stopping then
    is_let_stop()
  elseif (topic == "stopping" or topic == "between-us") and not presses then
    settle(topic)
    if move == "open" and not begun then begin() end
  elseif asks and (at_home or presses and trust() < 1) then
    push(at_home)
  elseif move == "open" and not begun and (not heard.turned or topic == "goal") then
    begin()
  elseif ready and not ahead and not told or goes_on and (topic == "home" or move == "other") then
    tell_on "home"
  else
    local before = left "middle"
    part("usual", { middle = 5, held = has_told and 7 or 11 })
    if left "middle" < before then deeper = deeper + 1 end
  end
end
