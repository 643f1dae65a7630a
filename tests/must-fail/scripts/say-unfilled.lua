-- expect: say-unfilled.lua:3:6: the wording of `closing` needs {by}, which is not filled here; add { by = … } behind it
flow { title = "Must fail", bank = "sound" }
say("closing", { step = "walk" })
