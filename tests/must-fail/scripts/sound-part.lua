-- A part without a fault, for the scripts beside it.
flow { title = "Sound", bank = "sound" }
ask "goal"
return say
