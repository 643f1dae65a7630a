-- expect: placeholder-unfilled.lua:3:6: the wording of `step` needs {goal}, which is not filled here; add { goal = … } behind it
flow { title = "Must fail", bank = "sound" }
ask "step"
