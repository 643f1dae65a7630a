-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mentee reads the page, and adds to it until it can be accepted. Only a part:
--   part "page"
-- allow no-action: it comes last, and promises nothing
flow { title = "The page", bank = "page", listed = false }

show "agenda"
while ask "accept" == "change" do
  ask "add"
  show "agenda"
end
