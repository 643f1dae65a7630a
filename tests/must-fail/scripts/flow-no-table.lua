-- expect: flow-no-table.lua:2:1: bad argument #1 to 'flow' (write flow { title = "…", bank = "…" }); correct this line of the script
flow "first-step"
ask "goal"
