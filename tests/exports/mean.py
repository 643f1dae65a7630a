#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# mean.py AGENDA: the same agenda with something behind every word that commands a terminal or turns the
# reading around, also in fields that nobody types, as in a file that came from somebody else.
# mean.py --raw: what of standard input would reach a terminal as a command, a line each; 1 where there is any.
import json
import re
import sys

import yaml

MEAN = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\u200f\x08\x7f\r"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# What it is and where it belongs stays, so that there is something to show.
FRAME = ("entry", "at", "do", "from", "of", "to", "revises", "sum", "format", "kind", "state", "as", "what")


def mean(key, value):
    if key in FRAME:
        return value
    if isinstance(value, list):
        return [mean("", one) for one in value]
    return value + MEAN


def main():
    if sys.argv[1] == "--raw":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
        found = [line for line in text.split("\n") if RAW.search(line)]
        for line in found[:5]:
            print(json.dumps(line))
        return 1 if found else 0
    for document in re.split(r"^---$", open(sys.argv[1], encoding="utf-8").read(), flags=re.M)[1:]:
        entry = yaml.load(document, yaml.BaseLoader)
        print("---")
        for key, value in entry.items():
            if key != "sum":
                print(f"{key}: {json.dumps(mean(key, value))}")
        print("...")
    return 0


sys.exit(main())
