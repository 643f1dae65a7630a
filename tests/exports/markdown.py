#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# markdown.py: from pandoc's JSON of an agenda in Markdown, the words of goals and actions, one line of
# JSON each, and the same of what words.py gives with --expected. Nothing but text may stand in them, and
# what does is named. Pandoc writes an accent and its letter as one character, so both are compared so.
import json
import sys
import unicodedata

ALLOWED = {"Str", "Space", "SoftBreak", "LineBreak"}


def text_of(inlines):
    words = ""
    for inline in inlines:
        kind = inline["t"]
        if kind == "Quoted":  # “so”, which pandoc takes for a quotation whatever stands before it
            words += "\u201c%s\u201d" % text_of(inline["c"][1])
            continue
        if kind not in ALLOWED:
            print("not words:", kind, json.dumps(inline)[:120])
        words += inline["c"] if kind == "Str" else " " if kind == "Space" else "\n" if "Break" in kind else ""
    return words.replace("\u00a0", "")


def said(words):
    print(json.dumps(unicodedata.normalize("NFC", words)))


def main():
    heading = None
    if "--expected" in sys.argv:
        for line in sys.stdin:
            _, kind, words, _ = json.loads(line)
            if kind in ("goal", "action"):
                said(words)
        return
    for block in json.load(sys.stdin)["blocks"]:
        if block["t"] == "Header":
            heading = text_of(block["c"][2])
        elif block["t"] == "BulletList" and heading in ("Goals", "Actions"):
            for item in block["c"]:
                if item[0]["t"] not in ("Plain", "Para"):
                    print("not words:", item[0]["t"])
                else:
                    said(text_of(item[0]["c"]))
        elif block["t"] not in ("BlockQuote", "Para", "BulletList"):
            print("not words:", block["t"])


main()
