-- expect: bidi-override.lua:3:1: character 4 of this line is a control character (U+202E); take it out
flow { title = "Must fail", bank = "sound" }
-- ‮ lager
ask "goal"
