-- expect: part-nowhere.lua:4:7: there is no conversation called a-part-that-nobody-wrote; `askwell flows` lists what there is
flow { title = "Must fail", bank = "sound" }
ask "goal"
part "a-part-that-nobody-wrote"
