-- SPDX-License-Identifier: GPL-3.0-or-later
-- A head of year whose own classes have started to go wrong since something at home. He was sent. He holds
-- back what it is that makes him shout at those who come in late.
--
-- Whoever goes at what he has not offered finds it shut, and the second time he stops. That he may is what
-- wins him: where his stop is kept he stays, and where somebody asks on behind it he gets up and goes.
persona { title = "A teacher who is stuck", bank = "stuck-teacher", trust = 2 }

local held_back = left "held"
local begun = false
local stopping = false
local pushed = 0
local deeper = 0 -- lines from below the surface so far; what is held back comes behind those
local knows_of = {} -- what was settled about the conversation itself; it counts once

local function settle(what)
  if not knows_of[what] then warm(what == "stopping" and 2 or 1) end
  knows_of[what] = true
  tell "answer"
end

local function push()
  pushed = pushed + 1
  cool()
  stopping = pushed > 1
  if stopping then tell "stop" else tell "guarded" end
end

local function is_let_stop()
  stopping = false
  pushed = 0
  warm(3)
  tell "respected"
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
  local stays = move == "reflection" or move == "silence" or move == "open" and not heard.turned
  local looks_ahead = topic == "next" or topic == "goal"

  if move == "end" then
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
  elseif stopping then
    is_let_stop()
  elseif (topic == "stopping" or topic == "between-us") and not presses then
    settle(topic)
    if move == "open" and not begun then begin() end
  elseif asks and (at_home or presses and trust() < 1) then
    push()
  elseif move == "open" and not begun and (topic == "" or topic == "goal") then
    begin()
  elseif stays and not looks_ahead and trust() > 6 and left "held" > 0 and left "held" < held_back then
    -- once it is begun it wants to be told to the end
    if move == "reflection" and heard.mine >= 25 then tell "reflection" end
    tell "held"
  elseif stays and not looks_ahead and left "held" == 0 and left "after" > 0 then
    tell "after"
  else
    local before = left "middle"
    part("usual", { middle = 5, held = (deeper < 2 or looks_ahead) and 11 or 9 })
    if left "middle" < before then deeper = deeper + 1 end
  end
end
