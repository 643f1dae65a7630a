# SPDX-License-Identifier: GPL-3.0-or-later
"""Says which questions of some banks are alike, or which lines of personas, by their words.

    alike.py [--near N] BANK...     `same` and `near` for two that are alike, `few` for a group with
                                    few wordings; the last line counts: `N questions in N banks`

A question has as many wordings as there are under `ask:` and `or:`. What is compared is the set of its
words: small letters, without punctuation and without what the script fills in. Two are near when both
have five words or more and share as much of what they have together as `--near` says, 0.8 without it.
"""
import re
import sys

import yaml

least_wordings, least_words = 6, 5


class Text(yaml.CBaseLoader):
    """As askwell reads it: every value is text."""


def lines(bank):
    """Each line that a persona may say with where it stands: persona:group or persona:topic/group."""
    for name, texts in (bank.get("groups") or {}).items():
        for text in texts:
            yield f"{bank['persona']}:{name}", text
    for topic, groups in (bank.get("topics") or {}).items():
        for name, texts in groups.items():
            for text in texts if name != "cues" else ():
                yield f"{bank['persona']}:{topic}/{name}", text


def wordings(path):
    """Each wording with where it stands: bank:question or bank:group."""
    with open(path, encoding="utf-8") as file:
        bank = yaml.load(file, Text)
    if "persona" in bank:
        yield from lines(bank)
        return
    for kind in "questions", "groups":
        for name, asked in (bank.get(kind) or {}).items():
            where = f"{bank['bank']}:{name}"
            texts = [asked] if isinstance(asked, str) else []
            for key in ("ask", "or") if not texts else ():
                found = asked.get(key, [])
                texts += [found] if isinstance(found, str) else found
            if kind == "groups" and len(texts) < least_wordings:
                print(f"few {where} has {len(texts)} wordings")
            for text in texts:
                yield where, text


def words(text):
    plain = re.sub(r"\{[^{}]*\}", " ", text).lower().replace("’", "'")
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain)


def main(arguments):
    near = 0.8
    if arguments[:1] == ["--near"]:
        near, arguments = float(arguments[1]), arguments[2:]
    every = [(where, text, words(text)) for path in arguments for where, text in wordings(path)]
    for i, (where, text, mine) in enumerate(every):
        for other, its, theirs in every[:i]:
            shared, both = len(set(mine) & set(theirs)), len(set(mine) | set(theirs))
            if mine == theirs:
                print(f"same {other} and {where}: {text}")
            elif min(len(mine), len(theirs)) >= least_words and shared >= near * both:
                print(f"near {other}: {its} {where}: {text}")
    print(f"{len(every)} questions in {len(arguments)} banks")


main(sys.argv[1:])
