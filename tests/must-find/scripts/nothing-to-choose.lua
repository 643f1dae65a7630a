-- expect: 4:6: error: this choice has nothing to choose from; add { from = … } behind it, or options to the bank [nothing]
flow { title = "T", bank = "mixed" }
section "S"
ask "choose"
action { what = "x" }
