-- expect: part-round-two.lua:3:7: `part-round` takes itself in; let one of the two do without the other
flow { title = "Must fail", bank = "sound" }
part "part-round"
