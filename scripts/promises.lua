-- SPDX-License-Identifier: GPL-3.0-or-later
-- What both sides promised earlier, each promise looked at and settled. Alone, or as a part:
--   part("promises", { section = "Since last time", reasons = { "done", "dropped" } })
-- It gives how many there were. `reasons` and `theirs`: which outcomes of the mentee's promises, and of the
-- coach's, are asked after (all); `one_reason`: in the same words whatever came of it; `whose`: only the
-- "mentee"'s or the "coach"'s; `all`: from every conversation; `days`: true where what is carried on
-- gets a new day, false where nothing does.
-- allow no-action: it looks back, and what comes next has its own conversation
flow { title = "What was promised", bank = "promises", minutes = 10 }

local alone = not given.section
local promises = {}
for promise in each((alone or given.all) and commitments "all" or commitments()) do
  if promise.who == (given.whose or promise.who) then add(promises, promise) end
end
if alone or #promises > 0 then section(given.section or "What was promised") end

local outcomes = { "done", "revised", "carried", "dropped" }
local groups = { done = "why-done", revised = "why-revised", carried = "why-carried", dropped = "why-dropped" }

local function is_asked_after(became, wanted)
  for outcome in each(wanted or outcomes) do
    if outcome == became then return true end
  end
end

local function reason(became, of_coach)
  if not is_asked_after(became, of_coach and given.theirs or not of_coach and given.reasons) then return "" end
  if given.one_reason then return ask_from("told", 1)[1] end
  return ask_from(of_coach and became == "done" and "theirs-done" or groups[became], 1)[1]
end

local function look_at(promise)
  local what, of_coach = promise.what, promise.who == "coach"
  local became = ask(of_coach and "theirs" or "yours", { what = what })
  local about = { why = reason(became, of_coach) }
  if became == "revised" then
    about.what = ask("anew", { what = what })
    if given.days ~= false then about.by = ask("anew-by", { what = what, anew = about.what }) end
  elseif became == "carried" and (alone or given.days) then
    about.by = ask("carried-by", { what = what })
  end
  settle(promise, became, about)
end

if alone then say(#promises == 0 and "nothing" or "welcome") end
for promise in each(promises) do look_at(promise) end
if alone and #promises == 0 then ask "since" end
if alone then
  show "agenda"
  say "closing"
end
return #promises
