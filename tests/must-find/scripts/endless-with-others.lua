-- expect: 6:24: error: the conversation asks this two hundred times and does not go on, when `more` is answered yes; let one of its answers end the loop around it [endless]
flow { title = "T", bank = "mixed" }
section "S"
if ask "more" then
  repeat
    local again = ask "plain"
  until again == "enough"
end
action { what = "x" }
