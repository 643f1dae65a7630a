# SPDX-License-Identifier: GPL-3.0-or-later
"""Meets again and again on one agenda and looks which questions of a bank's groups come back.

    monthly.py ASKWELL FLOW BANK SESSIONS

Holds FLOW so often through `askwell serve`, each time with another seed and other choices. A wording
that comes while another of its group has come less often, and not yet in this session, is said in a line that
begins with `again`. The last line counts: `N of N wordings asked in N sessions, N times`.
"""
import json
import os
import random
import re
import subprocess
import sys

import yaml

most_turns = 500


def answer(turn, chance):
    """What a mentee might answer; the choices differ, so that all of the ways are gone."""
    kind = turn["kind"]
    if kind == "choice":
        return chance.choice(turn["options"])["key"]
    if kind == "yesno":
        return chance.random() < 0.5
    if kind == "scale":
        return chance.randint(*map(int, re.findall(r"(?<!\S)-?\d+", turn["hint"])[:2]))
    if kind == "list":
        return ["One way", "Another way", "A third way"]
    return "2030-01-07" if kind == "date" else f"Words {turn['turn']}"


def meet(command, chance):
    """Gives (question, words) in the order in which they were asked, and how it ended."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        asked = []
        for line in process.stdout:
            said = json.loads(line)
            if said["do"] == "end":
                return asked, said["how"]
            if said["do"] != "ask":
                continue
            asked.append((said["question"], said["asked"]))
            if len(asked) == most_turns:
                break
            process.stdin.write(json.dumps({"turn": said["turn"], "answer": answer(said, chance)}) + "\n")
            process.stdin.flush()
        return asked, "without an end"


def begun(agenda):
    """The ids of its sessions."""
    if not os.path.exists(agenda):
        return []
    with open(agenda, encoding="utf-8") as file:
        return re.findall(r"^session: (\S+)\ndo: begin$", file.read(), re.MULTILINE)


def meet_once_more(command, agenda, session):
    """A session's id has a second and four digits by chance, and nobody meets so often in a second: where
    one comes twice, it is as if they had not met."""
    before = open(agenda, "rb").read() if os.path.exists(agenda) else b""
    while True:
        met = meet(command, random.Random(session))
        ids = begun(agenda)
        if len(set(ids)) == len(ids):
            return met
        with open(agenda, "wb") as file:
            file.write(before)


def main(askwell, flow, bank, sessions):
    with open(bank, encoding="utf-8") as file:
        groups = yaml.load(file, yaml.CBaseLoader).get("groups", {})
    came = {(group, words): 0 for group, held in groups.items() for words in held["ask"]}
    times = 0
    for session in range(1, int(sessions) + 1):
        agenda = f"{flow}.agenda.yaml"
        command = [*askwell.split(), "serve", flow, "--agenda", agenda, "--seed", str(session)]
        asked, how = meet_once_more(command, agenda, session)
        if how != "finished":
            print(f"again: session {session} ended {how} after {len(asked)} questions")
        now = []
        for it in filter(came.__contains__, asked):
            fresh = [words for words in came if words[0] == it[0] and words not in now and came[words] < came[it]]
            if fresh or it in now and any(words[0] == it[0] and words not in now for words in came):
                print(f"again in session {session}: {it[1]} ({it[0]}, before: {fresh[:1] or 'others'})")
            now.append(it)
        times += len(now)
        for it in now:
            came[it] += 1
    print(f"{sum(map(bool, came.values()))} of {len(came)} wordings asked in {sessions} sessions, {times} times")


main(*sys.argv[1:])
