#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# words.py AGENDA: what a person said, as the agenda has it, read by another reader of YAML: one line of
# JSON for each item, [entry, kind, words, day], sorted. Another program's words are brought into the same
# form and compared byte for byte. With --line, words as a list shows them: in one line, with U+FFFD for
# what commands a terminal or turns the reading around; with --lines the same with its line ends.
import json
import re
import sys

import yaml

CONTROLS = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"


def shown(words, how):
    if how == "exact":
        return words
    words = re.sub(CONTROLS, "\ufffd", words.replace("\t", " "))
    return words.replace("\n", " ") if how == "line" else words


def main():
    how = sys.argv[1][2:] if sys.argv[1].startswith("--") else "exact"
    text = open(sys.argv[-1], encoding="utf-8", newline="").read()
    rows = []
    for document in re.split(r"^---$", text, flags=re.M)[1:]:
        entry = yaml.load(document, yaml.BaseLoader)
        if entry["do"] == "item":
            rows.append([int(entry["entry"]), entry["kind"], shown(entry["text"], how), entry.get("when", "")])
    for row in sorted(rows):
        print(json.dumps(row))


main()
