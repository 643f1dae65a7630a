-- expect: flow-bank-nowhere.lua:2:29: there is no question bank called a-bank-that-nobody-wrote; write questionbanks/a-bank-that-nobody-wrote.yaml, or correct `bank =` in the flow
flow { title = "x", bank = "a-bank-that-nobody-wrote" }
ask "goal"
