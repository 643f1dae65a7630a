-- SPDX-License-Identifier: GPL-3.0-or-later
-- A newly qualified teacher in her first November. She came with a class that does not listen, and
-- holds back how near she is to giving up.
persona { title = "A newly qualified teacher", bank = "newly-qualified-teacher", trust = 3 }

tell "greeting"
while hear() do
  if heard.topic == "between-us" and heard.turned then
    -- who hears of this matters to her: the same person who coaches may one day assess her
    warm(2)
    tell "answer"
    if heard.besides then part("usual", { answered = true }) end
  elseif heard.move == "judging-why" and trust() <= 2 then
    -- she says sorry, and is further away than before
    cool()
    tell "sorry"
  else
    part "usual"
  end
end
