#!/usr/bin/python3
"""Every numbered deadline, and every order without a number, in `lint` and in `due`.

usage: check.py LANZHI TREE. table.yaml has the deadlines, orders.yaml the orders (README.md). All records of a handbook
that are done in time lie in one folder, those that are done too late in another, those that are not done in a third, so
that lint reads each once; what the agency owes has folders of its own.
"""
import collections
import copy
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

LANZHI, TREE = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
HERE = TREE / "tests/deadlines"
FIXTURES = {name: TREE / "tests/handbooks" / name / "fixtures" for name in ("lantian", "lvye")}
PREFIX = {"case": "C2030-", "output": "O2030-", "group": "G2030-", "activity": "A2030-", "appraisal": "P2030-"}
DAY = datetime.timedelta(days=1)
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)


def run(folder, *args):
    done = subprocess.run([LANZHI, *args, "-f", "json", "-v", "--lang", "en"], cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, check=False)
    return json.loads(done.stdout)


class Folder:
    def __init__(self, handbook, agency):
        self.path = pathlib.Path(tempfile.mkdtemp())
        shutil.copytree(FIXTURES[handbook] / "folder", self.path, dirs_exist_ok=True)
        self.write("lanzhi", {"agency": "agency", "name": "Test", "handbook": handbook, "keys": "en", "language": "en", **agency})
        self.due_on = {}

    def write(self, name, record):
        with open(self.path / f"{name}.yaml", "w", encoding="utf-8") as file:
            yaml.safe_dump(record, file, sort_keys=False, allow_unicode=True)

    def lint(self):
        found = collections.defaultdict(list)
        for each in run(self.path, "lint")["findings"]:
            found[each["record"], each["rule"]].append(each["severity"])
        return found

    def due(self, day):
        if day not in self.due_on:
            rows = collections.defaultdict(list)
            for each in run(self.path, "due", "--today", str(day), "--within", "2d")["deadlines"]:
                rows[each["record"], each["rule"]].append(each)
            self.due_on[day] = rows
        return self.due_on[day]


def put(record, path, value):
    *way, last = path.split(".")
    for step, after in zip(way, [*way[1:], last]):
        empty = [] if after.isdigit() else {}
        if not step.isdigit():
            record = record.setdefault(step, empty)
            continue
        while len(record) <= int(step):
            record.append(copy.deepcopy(empty))
        record = record[int(step)]
    record[last] = value


def drop(record, path):
    *way, last = path.split(".")
    for step in way:
        record = record[int(step)] if isinstance(record, list) else record.get(step, {})
    if isinstance(record, list):
        del record[int(last) :]
    else:
        record.pop(last, None)


def name_of(number, kind):
    return f"{PREFIX[kind]}{number:04}" if kind in PREFIX else f"{kind[0]}{number}"


def make(folder, row, case, number, done):
    """Writes the record, done on this day or not at all; returns its name and site."""
    with open(FIXTURES[row["handbook"]] / f"{row['base']}.yaml", encoding="utf-8") as file:
        record = yaml.safe_load(file)
    kind = next(iter(record))
    name = kind if kind == "agency" else name_of(number, kind)
    record[kind] = name
    if kind == "site":
        put(record, "contract.ends_on", datetime.date(2031, 12, 31))
    if "site" in case:
        record["site"] = "site-" + case["site"]
    for path, value in case.get("set", {}).items():
        put(record, path, value)
    for other in case.get("with", []):
        folder.write(next(iter(other.values())), other)
    if "in" not in row:
        if done:
            put(record, row["done"], done)
        else:
            for path in row["undone"]:
                drop(record, path)
    elif done:
        other = {row["in"]: f"{name}-{case['of']}" if row["in"] != "appraisal" else name_of(number, "appraisal")}
        if kind != "agency":
            other[kind] = name
        if "of" in case:
            other["of"] = case["of"]
        put(other, row["done"], done)
        folder.write(other[row["in"]], other)
    if "before" in case:
        first = name_of(number + 1000, "appraisal")
        folder.write(first, {"appraisal": first, kind: name, "date": case["before"]})
    if kind != "agency":
        folder.write(name, record)
    return name, {"site": name, "agency": None}.get(kind, record.get("site"))


def deadlines(rows):
    folders = {}

    def folder_for(row, case, what):
        own = case["set"] if row["base"] == "agency" else {}
        key = (row["handbook"], what, str(own))
        if key not in folders:
            folders[key] = Folder(row["handbook"], own)
        return folders[key]

    cases = [(row, case) for row in rows for case in row["cases"]]
    made = []
    for number, (row, case) in enumerate(cases, 1):
        for what, done in (("good", case["good"]), ("bad", case["bad"]), ("undone", None)):
            if what != "undone" or row.get("due_by") != "none":
                own = f"{what} {number}" if row["base"] == "agency" else what
                folder = folder_for(row, case, own)
                made.append((what, row, case, folder, *make(folder, row, case, number, done)))
    found = {folder.path: folder.lint() for what, _, _, folder, _, _ in made if what != "undone"}
    for what, row, case, folder, name, site in made:
        told = f"{row['dl']} {row['handbook']} {row['rule']} {case['good']}"
        if what == "undone":
            undone(row, case, folder, name, site, told)
            continue
        severities = found[folder.path][name, row["rule"]]
        if what == "good":
            check(severities == [case["at_most"]] if "at_most" in case else not severities, f"{told}: good, lint says {severities}")
        else:
            wanted = [case["severity"]] if "severity" in case else severities[:1]
            check(severities and severities == wanted, f"{told}: {case['bad']} is bad, lint says {severities}")
        if row.get("due_by") == "none":
            check(not folder.due(case["good"])[name, row["rule"]], f"{told}: a row of due, and nobody has to do it")
    for folder in folders.values():
        shutil.rmtree(folder.path)
    return len(cases)


def undone(row, case, folder, name, site, told):
    last = case.get("due", case["good"])
    for day, status in ((last - DAY, "open"), (last, "open"), (last + DAY, "overdue")):
        rows = [each for each in folder.due(day)[name, row.get("due_by", row["rule"])] if each["due"] == str(last)]
        check(len(rows) == 1 and rows[0]["status"] == status, f"{told}: not {status} on {day}: {rows}")
        for each in rows:
            check(each["actor"] == row["actor"], f"{told}: the actor is {each['actor']}")
            check(each["site"] == site, f"{told}: the site is {each['site']}, not {site}")
            check(each["derivation"], f"{told}: no derivation")


def orders(rows):
    folders = {name: Folder(name, {}) for name in FIXTURES}
    made = []
    for number, row in enumerate(rows, 1):
        made.append((row, *make(folders[row["handbook"]], row, {"set": row.get("set", {})}, number, None)))
    for row, name, site in made:
        told = f"{row['order']}, {row['handbook']}"
        found = [each for each in folders[row["handbook"]].due(row["day"])[name, row["rule"]] if each["status"] == "open"]
        check(found, f"{told}: {row['rule']} is not open on {row['day']}")
        for each in found:
            check(each["actor"] == row.get("actor", "chen-jia"), f"{told}: the actor is {each['actor']}")
            check(each["site"] == site, f"{told}: the site is {each['site']}, not {site}")
            check(each["since"] or each["derivation"], f"{told}: neither since when nor why")
    for folder in folders.values():
        shutil.rmtree(folder.path)
    return len(rows)


def examples(rows, wanted):
    for handbook, not_open in wanted["not_open"].items():
        due = run(TREE / "examples" / handbook, "due", "--today", str(wanted["day"]), "--within", "400d")
        there = {each["rule"] for each in due["deadlines"] if each["status"] in ("open", "overdue")}
        mine = [row for row in rows if row["handbook"] == handbook]
        found = sorted({row["dl"] for row in mine if row.get("due_by", row["rule"]) in there})
        print(f"examples/{handbook} on {wanted['day']}, within 400 days: {' '.join(found)}")
        lack = {row["dl"] for row in mine} - set(found)
        check(lack == set(not_open), f"examples/{handbook}: no row of {sorted(lack)}, and not to be open are {sorted(not_open)}")


def main():
    with open(HERE / "table.yaml", encoding="utf-8") as file:
        table = yaml.safe_load(file)
    with open(HERE / "orders.yaml", encoding="utf-8") as file:
        order = yaml.safe_load(file)["orders"]
    names = {row["dl"] for row in table["rows"]}
    check(names == {f"DL-{n:02}" for n in range(1, 27)}, f"the table has {sorted(names)}")
    cases = deadlines(table["rows"])
    without_day = orders(order)
    examples(table["rows"], table["examples"])
    print(f"{len(names)} deadlines, {cases} cases; {without_day} orders; {len(failures)} failures")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
