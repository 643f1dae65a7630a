-- expect: text-joined-with-nil.lua:4:29: attempt to concatenate a nil value (local 'goal'); it has nothing in it here; give it a value on every way that leads to this line
flow { title = "Must fail", bank = "sound" }
local goal
local text = "You said " .. goal
