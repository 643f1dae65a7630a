-- expect: 4:6: error: the wording of `importance` needs {goal}, which is not filled here; add { goal = … } behind it [unfilled]
flow { title = "T", bank = "mixed" }
section "S"
ask "importance"
action { what = "x" }
