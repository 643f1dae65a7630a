-- expect: 1:1: warning: 1 of all 2 paths end without an action, when `path` is answered on; write action { … } before it ends, or `-- allow no-action: why` at the top [no-action]
flow { title = "T", bank = "mixed" }
section "S"
if ask "path" == "stay" then action { what = "x" } end
