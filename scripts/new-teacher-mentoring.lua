-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mentoring a new teacher: a chat between colleagues about what is due, with a step for each of the two.
flow { title = "New-teacher mentoring", bank = "new-teacher-mentoring", minutes = 20,
       framework = "new-teacher-mentoring", mentee = "new teacher", coach = "mentor" }

section "How are you"
say "what-this-is"
ask_from("how-are-you", 1)
ask_from("lately", 1)
if #agreement() == 0 then
  ask "between-us"
  ask "reach-me"
end

part("promises", { section = "Since last time", reasons = { "dropped" }, theirs = { "dropped" } })

section "What is due"
ask_from("on-your-plate", 1)
if ask "may-run-through" then
  say "run-through"
  ask "run-through-note"
end
local due = ask "have-to"
while due ~= "nothing" do
  if due == "calendar" then ask_from("calendar", 1) end
  if due == "tools" then ask_from("tools", 1) end
  if due == "routines" then ask_from("routines", 1) end
  if due == "paper" then ask_from("paper", 1) end
  if due == "people" then ask_from("people", 1) end
  if ask "may-tell" then
    say "tell"
    ask "told"
  end
  due = ask "have-to-next"
end

section "Stories"
ask_from("this-week", 1)
if ask "may-story" then
  say "story"
  ask_from("after-story", 1)
end
if ask "may-connect" then
  say "connect"
  ask "connected"
end

section "By Friday"
local wish = ask "by-friday"
ask("own-idea", { wish = wish })
if ask "may-advise" then
  say "advise"
  ask_from("after-advice", 1)
end
local step = ask("step", { wish = wish })
action { what = step, by = ask("step-by", { step = step }), know = ask("step-know", { step = step }) }
part("coach-promise", { goal = wish })

section "Until next time"
local day = ask "next-chat"
say "read-it"
part "page"
ask_from("mentor-gain", 1)
ask_from("farewell", 1)
if day == "" then return say "closing" end
say("closing-until", { day = day })
