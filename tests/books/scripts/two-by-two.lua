-- Two coach each other, one after the other, for the tests of sessions that are written into several
-- books: both are asked the same, and what they prepare for an appraisal goes into a record apart.
flow { title = "Two by two", bank = "two-by-two", minutes = 20 }

local function work()
  section "Goal"
  local goal = ask "goal"
  local ideas = ask("ideas", { goal = goal })
  local chosen = ask("choose", { from = ideas })
  section "Plan"
  local step = ask("step", { chosen = chosen })
  action { what = step, by = ask "by" }
end

turn "first"
work()
turn "second"
say "swap"
work()
turn "first"
section "Together"
ask "gained"
ask_from("notice", 1)
turn "second"
ask "gained"
ask_from("notice", 1)
if ask "review" then
  section "Appraisal"
  ask "seen"
  ask "judged"
end
show "agenda"
say "thanks"
