-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mentoring as ACSA describes it: voluntary and informal. No form, no standard, no frequency; the protégé leads.
-- allow no-action: nobody has to promise anything here
flow {
  title = "ACSA mentoring", bank = "acsa-mentoring", minutes = 25,
  framework = "acsa-mentoring", mentee = "protégé", coach = "mentor",
}

section "Welcome"
say "welcome"
ask_from("here-freely", 1)
ask "permission"

part("promises", { section = "What was open", reasons = {}, theirs = {} })

section "Your topic"
local topic = ask "topic"
ask_from("listen", 2)

section "Running a school"
ask_from("operations", 1)
ask_from("place", 1)
if ask("next-turn", { topic = topic }) == "new-topic" then
  topic = ask "topic-again"
  ask_from("listen", 1)
end

section "Thinking together"
local ideas = ask("ideas", { topic = topic })
if #ideas > 0 then ask("ideas-best", { topic = topic }) end
ask_from("together", 1)
-- Counsel when it is sought, and not before.
if ask "counsel" then
  ask "counsel-on"
  say "counsel-given"
  ask_from("counsel-back", 1)
  if ask "story" then
    say "story-told"
    ask_from("story-back", 1)
  end
end

section "People and places"
if ask "network" then
  say "network-told"
  ask "network-draw"
end

section "Until next time"
if ask "promise" == "something" then
  local step = ask "step"
  if step ~= "" then
    local by = ask("step-by", { step = step })
    action { what = step, by = by, know = ask("step-know", { step = step }) }
  end
  part "coach-promise"
end
-- Both say when and how; or that it is left open.
local way = ask "contact-way"
if way ~= "open" then
  local day = ask "contact-when"
  if day ~= "" and ask "contact-suits" == "call" then ask("contact-other", { day = day }) end
end

section "Close"
part "page"
ask "gained"
say "closing"
