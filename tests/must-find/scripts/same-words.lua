-- expect: 5:3: warning: `learned` is asked in the same words for each `one`, so going back cannot tell the answers apart; write ask("learned", { one = one }) and put {one} into its words [same-words]
flow { title = "T", bank = "mixed" }
section "S"
for one in each(ask "options") do
  ask "learned"
end
action { what = "x" }
