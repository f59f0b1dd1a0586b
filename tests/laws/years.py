#!/usr/bin/python3
"""A year that is mistyped in one entry of a list is told once, and nothing that comes of it falls silent.

usage: years.py LANZHI TREE. In each record of the examples the year of one date within a list is changed, in several rounds.
lint with its own finding of that (record-date-order) is held against lint that ignores it: no record may look better with
it, what is told without it and not with it must be as many as it says, and none of it may be left once the year is right.
LANZHI_SEED=N draws the same dates again; LANZHI_FULL=1 takes every date.
"""
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

LANZHI, TREE = (os.path.abspath(word) for word in sys.argv[1:3])
FULL = "LANZHI_FULL" in os.environ
SEED = int(os.environ.get("LANZHI_SEED") or random.SystemRandom().randrange(10**6))
ROUNDS = 10**6 if FULL else 3
RULE = "record-date-order"
GRAVITY = {None: 0, "info": 1, "warning": 2, "error": 3}
ENTRY = re.compile(r"(?m)^ *- \{?(?:日期|date|on): (20\d\d)(?=-\d\d-\d\d)")


def lint(folder, *args):
    env = {**os.environ, "LANZHI_TODAY": "2026-11-22"}
    done = subprocess.run([LANZHI, "lint", "-f", "json", "--no-redact", *args], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, check=False)
    found = collections.defaultdict(list)
    for each in json.loads(done.stdout)["findings"]:
        found[each["path"]].append((each["rule"], each["severity"], each["line"], each["message"]))
    return found


def gravest(findings):
    return max((GRAVITY[severity] for _, severity, _, _ in findings), default=0)


def records(folder):
    for at, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".yaml") and name != "lanzhi.yaml":
                path = os.path.join(at, name)
                with open(path, encoding="utf-8", newline="") as file:
                    text = file.read()
                if ENTRY.search(text):
                    yield os.path.relpath(path, folder), text


def main():
    print(f"seed {SEED}")
    draw = random.Random(SEED)
    failures = changed = told = given_way = 0

    def check(holds, what):
        nonlocal failures
        if not holds:
            failures += 1
            print("FAILED:", what, file=sys.stderr)

    for example in ("lantian", "lvye"):
        with tempfile.TemporaryDirectory() as root:
            folder = os.path.join(root, example)
            shutil.copytree(os.path.join(TREE, "examples", example), folder)
            before = lint(folder)
            dates = {path: (text, list(ENTRY.finditer(text))) for path, text in records(folder)}
            for taken in range(min(ROUNDS, max(len(found) for _, found in dates.values()))):
                for path, (text, found) in dates.items():
                    if FULL and taken >= len(found):
                        year = None
                    else:
                        year = found[taken] if FULL else draw.choice(found)
                    if year is not None:
                        other = int(year.group(1)) + draw.choice((-10, -1, -1, -1, 1, 1, 10))
                        text = text[:year.start(1)] + str(other) + text[year.end(1):]
                        changed += 1
                    with open(os.path.join(folder, path), "w", encoding="utf-8", newline="") as file:
                        file.write(text)
                once, all_of_it = lint(folder), lint(folder, "--ignore", RULE)
                for path in set(once) | set(all_of_it):
                    check(gravest(once[path]) >= gravest(all_of_it[path]), f"{path} looks better: {once[path]}")
                    gone = [each for each in all_of_it[path] if each not in once[path]]
                    here = [each for each in once[path] if each[0] == RULE]
                    told += len(here)
                    given_way += len(gone)
                    check(bool(here) == bool(gone) and (not gone or len(gone) >= 2), f"{path}: {here} instead of {gone}")
                    for each in gone:
                        check(each not in before[path], f"{path} keeps with the year right, and is not told: {each}")
    print(f"{changed} years changed, {told} told, {given_way} consequences given way, {failures} failures")
    check(told >= (30 if FULL else 5) and given_way > told, "too few were told to show anything")
    sys.exit(1 if failures else 0)


main()
