-- A conversation without a fault, for the agendas beside it.
flow { title = "Sound", bank = "sound" }
ask "goal"
