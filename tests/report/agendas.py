#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes agendas for reports: tests/report/agendas.py FOLDER COUNT [FLOW [SESSIONS]]. Whatever is said in them
# is SECRET with a number, or hostile; the same call makes the same files. The hours of mentee i are i % 3:
# 2, 5 or 9 a session; every second action is done, and of every fifth mentee none; every session has all stages.
import os
import sys

folder, count = sys.argv[1], int(sys.argv[2])
flow = sys.argv[3] if len(sys.argv) > 3 else "acsa-ntc-coaching"
sessions = int(sys.argv[4]) if len(sys.argv) > 4 else 3
stages = ["Our agreement", "Since we last met", "Your goal", "What was seen", "Working on it", "Rethinking",
          "Choosing", "Next steps", "Close", "The log"]
hostile = ["=cmd|'/c calc'!A1", '"quoted", and so on', "<script>alert(1)</script>", "\\u202Egnp.exe", "acsa-ntc-coaching",
           "2026-11-24", "cpsel-2014:9Z"]


class Agenda:
    def __init__(self):
        self.text, self.number = [], 0

    def add(self, at, do, session=None, **fields):
        self.number += 1
        self.text.append(f"---\nentry: {self.number}\nat: {at}\n")
        if session:
            self.text.append(f"session: {session}\n")
        self.text.append(f"do: {do}\n")
        for key, value in fields.items():
            self.text.append(f"{key.strip('_').replace('_', '-')}: {value}\n")
        self.text.append("...\n")
        return self.number


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def agenda(i):
    it = Agenda()
    it.add(f"2026-01-{i % 28 + 1:02}T08:{i // 28 % 60:02}:{i % 60:02}Z", "open", format=1, owner=f"SECRETNAME{flow}{i}")
    for s in range(sessions):
        day = f"2026-{s % 12 + 1:02}-{s // 12 + 1:02}T"
        name = f"2026{s % 12 + 1:02}{s // 12 + 1:02}T090000Z-{i % 65536:04x}"
        it.add(day + "09:00:00Z", "begin", name, flow=flow, title="SECRETTITLE", mentee=f"SECRETNAME{i}", minutes=75)
        for n, stage in enumerate(stages):
            minute = f"{day}09:{n * 5:02}:"
            answer = it.add(minute + "00Z", "answer", name, by="mentee", section=stage, question=f"q{n}",
                            asked="SECRETASKED", answer=quoted(hostile[(i + n) % len(hostile)] + f" SECRET{i}"))
            if stage == "Your goal":
                it.add(minute + "01Z", "item", name, kind="goal", text=f"SECRETGOAL{i}", from_=answer)
                it.add(minute + "02Z", "item", name, kind="standard", text="SECRETCODE", from_=answer,
                       standard="cpsel-2014:1A" if i % 2 else "SECRET:1")
            if stage == "Next steps":
                for k in range(2):
                    item = it.add(minute + "01Z", "item", name, kind="action", text=f"SECRETACT{i}", from_=answer,
                                  who="SECRETWHO", standard="SECRETSTANDARD")
                    if k and i % 5:
                        it.add(minute + "02Z", "change", name, of=item, state="done", why="SECRETWHY")
        it.add(day + "09:55:00Z", "item", name, kind="hours", text=[2, 5, 9][i % 3])
        it.add(day + "09:56:00Z", "end", name, how="finished")
    return "".join(it.text)


os.makedirs(folder, exist_ok=True)
for i in range(count):
    with open(os.path.join(folder, f"{flow}-{i}.agenda.yaml"), "w") as file:
        file.write(agenda(i))
