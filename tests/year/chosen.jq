# SPDX-License-Identifier: GPL-3.0-or-later
# The log of an agenda as a line for each entry: the day, whose it is where it is not hers alone, what it is,
# and all that it has but what the file and the flow need.
def words: if type == "array" then join(" | ") else tostring end;
(.entries | map({key: (.fields.entry | tostring), value: (.fields.text // .fields.answer // "…" | words)}) | from_entries) as $said
| def told:
    if .key == "of" then .value |= ((if type == "array" then . else [.] end) | map("“" + $said[tostring] + "”") | join(", "))
    elif .key == "to" then .value |= sub(".*/"; "")
    else .value |= words end;
  ["entry", "at", "do", "session", "section", "asked", "quoted", "from", "seed", "minutes", "bank", "flow-sum", "bank-sum",
   "format", "note", "crc", "digest", "waited"] as $frame
| .entries[]
| [.fields.at[:10], .sharing, (if .standing == "stands" then empty else .standing end), .fields.do]
  + (.fields | to_entries | map(select(.key as $key | $frame | index($key) | not)
      | select(.key != "by" or .value != "mentee") | told | "\(.key): \(.value)"))
| join("  ")
