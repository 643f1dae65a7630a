-- expect: placeholder-misnamed.lua:4:6: the wording of `step` needs {goal}, which is not filled here; add { goal = … } behind it
flow { title = "Must fail", bank = "sound" }
local aim = ask "goal"
ask("step", { aim = aim })
