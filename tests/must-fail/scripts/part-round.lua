-- expect: part-round.lua:3:7: `part-round-two` takes itself in; let one of the two do without the other
flow { title = "Must fail", bank = "sound" }
part "part-round-two"
