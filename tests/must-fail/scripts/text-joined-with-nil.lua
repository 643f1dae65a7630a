-- expect: text-joined-with-nil.lua:4:29: attempt to concatenate a nil value (local 'goal'); only words and numbers can be joined with ..
flow { title = "Must fail", bank = "sound" }
local goal
local text = "You said " .. goal
