#!/usr/bin/python3
"""The folder that `export` writes: what datapackage.json says holds of the tables beside it, the duties are those of `due --all`,
no free text and no personal data gets in unasked, the bytes are the same on every run, and nothing of others is touched.
"""
import json
import os
import re
import shutil
import tempfile
from datetime import date

import yaml

from exported import export, load, shapes, tables
from support import TREE, check, files, finish, lanzhi

DAY = r"\d{4}-\d\d-\d\d"
TYPES = {
    "string": r".*", "integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": r"true|false", "date": DAY, "yearmonth": r"\d{4}-\d\d",
    "year": r"\d{4}", "time": r"[0-2]\d:[0-5]\d",
}
# Of the profiles tabular-data-package, tabular-data-resource and table-schema what concerns us.
PACKAGE = {"$schema": str, "profile": str, "name": str, "title": str, "description": str, "lanzhi_export": int, "handbook": str,
           "handbook_version": str, "today": str, "site": (str, type(None)), "worker": (str, type(None)), "prose": bool, "left_out": list,
           "resources": list}
RESOURCE = {"name": str, "type": str, "profile": str, "path": str, "title": str, "description": str, "format": str, "mediatype": str,
            "encoding": str, "bytes": int, "schema": dict}
FIELD = {"name": str, "type": str, "title": str, "description": str}
MARK = "暗号 zzqx"
TRACES = ("暗号", "zzqx")
PERSONAL = {"client": "13912345678", "name": "张三丰", "left out": "李四光", "identity": "440301198001011234"}


def whole(given, wanted, what):
    for key, kind in wanted.items():
        check(isinstance(given.get(key), kind), f"{what}: {key} is {given.get(key)!r}")


def has_words(text, chinese, what):
    check(text != "" and (re.search("[\u4e00-\u9fff]", text) is not None) == chinese, f"{what} in the wrong language: {text!r}")


def package_holds(to, chinese):
    with open(os.path.join(to, "datapackage.json"), encoding="utf-8") as file:
        package = json.load(file)
    whole(package, PACKAGE, "package")
    written = tables(to)
    resources = {resource["name"]: resource for resource in package["resources"]}
    check(len(resources) == len(package["resources"]), "two tables have one name")
    check(set(written) == set(resources), f"tables and package differ: {set(written) ^ set(resources)}")
    for name, resource in resources.items():
        whole(resource, RESOURCE, name)
        check(re.fullmatch("[a-z0-9_]+", name) is not None and resource["path"] == name + ".csv", f"{name}: {resource['path']}")
        check(resource["bytes"] == os.path.getsize(os.path.join(to, resource["path"])), f"{name}: other bytes")
        heads, rows = written[name]
        schema = resource["schema"]
        check(heads == [field["name"] for field in schema["fields"]], f"{name}: other columns")
        check(len(set(heads)) == len(heads), f"{name}: two columns have one name")
        columns = {head: [row[i] for row in rows] for i, head in enumerate(heads)}
        check(all(len(row) == len(heads) for row in rows), f"{name}: not rectangular")
        for field in schema["fields"]:
            whole(field, FIELD, f"{name} {field['name']}")
            has_words(field["description"], chinese, f"{name} {field['name']}: description")
            if chinese:
                has_words(field["title"], True, f"{name} {field['name']}: title")
            kind, limits = field["type"], field.get("constraints", {})
            check(("format" in field) == (kind == "time") and field.get("format", "%H:%M") == "%H:%M", f"{name} {field['name']}: format")
            for cell in columns[field["name"]]:
                check(cell != "" or not limits.get("required"), f"{name} {field['name']}: empty")
                if cell != "":
                    check(re.fullmatch(TYPES[kind], cell, re.S) is not None, f"{name} {field['name']}: {cell} is no {kind}")
                    check("enum" not in limits or cell in limits["enum"], f"{name} {field['name']}: {cell} is none of the values")
            check([each["value"] for each in field.get("categories", [])] == limits.get("enum", []), f"{name} {field['name']}: categories")
        key = schema.get("primaryKey", [])
        check(bool(key) == (name != "duties"), f"{name}: primary key {key}")
        if key:
            keys = list(zip(*(columns[head] for head in key)))
            check(len(set(keys)) == len(rows), f"{name}: primary key is not unique")
        for foreign in schema["foreignKeys"]:
            other = resources[foreign["reference"]["resource"]]
            check(foreign["reference"]["fields"] == other["schema"]["primaryKey"], f"{name}: leads to no key")
            heads_there, rows_there = written[other["name"]]
            places = [heads_there.index(head) for head in foreign["reference"]["fields"]]
            there = {tuple(row[place] for place in places) for row in rows_there}
            for key in zip(*(columns[head] for head in foreign["fields"])):
                check(key in there or key == ("",), f"{name}: {key} leads nowhere in {other['name']}")
    led = {name for name, resource in resources.items() for key in resource["schema"]["foreignKeys"]
           if key["reference"]["resource"] in ("sites", "staff")}
    check({"cases", "cases_sessions", "groups", "duties"} <= led, f"no key to sites or staff: {led}")
    return package, written


def described(work):
    """What the package says, in both languages, with free text and without."""
    for name in ("lantian", "lvye"):
        for language, prose in (("zh", ["--prose"]), ("en", [])):
            to = os.path.join(work, f"{name}-{language}")
            done = export(os.path.join(TREE, "examples", name), to, "--lang", language, *prose)
            check(done.returncode == 0, done.stderr.decode())
            package_holds(to, language == "zh")


def duties(work):
    """One by one what `due --all` tells; of what it tells together, each period."""
    for name in ("lantian", "lvye", "faulty"):
        for today in ("2026-05-31", "2027-06-30"):
            folder, to = os.path.join(TREE, "examples", name), os.path.join(work, f"duties-{name}-{today}")
            export(folder, to, today=today)
            heads, rows = tables(to)["duties"]
            written = [dict(zip(heads, row)) for row in rows]
            done = lanzhi("due", "--all", "--until", "9999-12-31", "--today", today, "-f", "json", cwd=folder)
            due = json.loads(done.stdout)["deadlines"]
            check(len(due) > 10, f"{name}: {len(due)} duties")
            def key(row):
                return (row["record"], row["rule"], row["due"] or "", row["status"], row["done"] or "")
            kept = [row for row in due if row["record"] in {each["record"] for each in written}]
            ours = {}
            for row in written:
                ours.setdefault(key(row), []).append(row)
            missing = [key(row) for row in kept if key(row) not in ours]
            check(not missing, f"{name} {today}: not exported: {missing[:3]}")
            together = {(row["record"], row["rule"], row["status"]) for row in due}
            for row in written:
                check((row["record"], row["rule"], row["status"]) in together, f"{name} {today}: no duty: {row}")
                if row["due"]:
                    until = date.fromisoformat(row["done"] or today)
                    check(int(row["days"]) == (date.fromisoformat(row["due"]) - until).days, f"{name}: {row}")
                else:
                    check(row["days"] == "" and row["trigger"] != "", f"{name}: {row}")
                check((row["waiver"] != "") == (row["status"] == "waived"), f"{name}: {row}")
            for row in kept:
                check(any(each["clauses"].split() == row["clauses"] and each["site"] == (row["site"] or "") and
                          each["worker"] == (row["worker"] or "") and each["actor"] == (row["actor"] or "") and
                          each["kind"] == row["kind"] and each["trigger"] == (row["trigger"]["date"] or "") for each in ours.get(key(row), [])), f"{name}: {row}")


def marked(node, shape):
    """The same with a mark for every free text."""
    if isinstance(node, dict):
        known = {name: field for field in shape.get("fields", []) for name in (field["key"], field["zh"])}
        return {key: marked(value, known.get(key, {})) for key, value in node.items()}
    if isinstance(node, list):
        return [marked(value, shape.get("item", {"fields": shape.get("fields", [])})) for value in node]
    return MARK if shape.get("type") in ("text", "prose") and "public" not in shape else node


def leaks(work):
    """Marks for all free text, a name as an id, as a code and as a reference, numbers as codes: none comes out unasked."""
    folder = os.path.join(work, "marked")
    shutil.copytree(os.path.join(TREE, "examples", "lantian"), folder)
    known = shapes()
    for top, _, names in os.walk(folder):
        for name in filter(lambda name: name.endswith(".yaml") and not top.endswith("handbook"), names):
            path = os.path.join(top, name)
            record = load(path)
            with open(path, "w", encoding="utf-8") as file:
                yaml.dump(marked(record, known[next(iter(record))]), file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    os.makedirs(os.path.join(folder, "private"))
    with open(os.path.join(folder, "private", "register.csv"), "w", encoding="utf-8") as file:
        file.write("编号,姓名\nK0301,暗号人\n")
    cases = os.path.join(folder, "cases", "2026")
    with open(os.path.join(cases, "张三丰.yaml"), "w", encoding="utf-8") as file:
        file.write("个案: 张三丰\n服务点: baihe\n负责社工: chen-jia\n服务对象: {编号: 张三丰}\n")
    with open(os.path.join(cases, "C2026-0991.yaml"), "w", encoding="utf-8") as file:
        file.write("个案: C2026-0991\n服务点: baihe\n负责社工: chen-jia\n服务对象: {编号: 13912345678}\n申请: {日期: 2026-03-02}\n")
    with open(os.path.join(cases, "440301198001011234.yaml"), "w", encoding="utf-8") as file:
        file.write("个案: \"440301198001011234\"\n服务点: baihe\n负责社工: chen-jia\n申请: {日期: 2026-03-02}\n")
    with open(os.path.join(cases, "李四光.yaml"), "w", encoding="utf-8") as file:
        file.write("个案: 李四光\n服务点: baihe\n负责社工: 张三丰\n")
    os.makedirs(os.path.join(folder, "activities", "2026"), exist_ok=True)
    with open(os.path.join(folder, "activities", "2026", "A2026-0991.yaml"), "w", encoding="utf-8") as file:
        file.write("社区活动: A2026-0991\n名称: 报名电话 13912345678\n服务点: baihe\n负责社工: chen-jia\n")
    to = os.path.join(work, "plain")
    done = export(folder, to)
    check(done.returncode == 1 and "cases/2026/李四光.yaml:3" in done.stderr.decode(), f"left out: {done.stderr.decode()}")
    held = b"".join([done.stdout, *files(to).values()]).decode()
    for trace in (*TRACES, *PERSONAL.values()):
        check(trace not in held, f"{trace} comes out")
    for trace in (*TRACES, PERSONAL["client"]):
        check(trace not in done.stderr.decode(), f"{trace} is said")
    package, _ = package_holds(to, True)
    check(package["left_out"] == [{"path": "cases/2026/….yaml", "record": "…"}], f"left out: {package['left_out']}")
    heads, rows = tables(to)["cases"]
    codes = [row[heads.index("client.ref")] for row in rows]
    check(codes.count("…") == 2, f"codes: {sorted(set(codes))}")
    check(sum(row[0].startswith("…") for row in rows) == 2, "a name or a number as an id has no row")
    heads, rows = tables(to)["activities"]
    check("报名电话 ***********" in [row[heads.index("name")] for row in rows], "a number in a public text has no stars")
    done = export(folder, os.path.join(work, "words"), "--prose")
    held = b"".join(files(os.path.join(work, "words")).values()).decode()
    for trace in (*TRACES, PERSONAL["client"], PERSONAL["name"]):
        check(trace in held, f"{trace} is not in the free text")
    check("暗号人" not in held, "the private register comes out")
    check("个人资料" in done.stderr.decode(), "nothing says that free text may tell of persons")


def repeated(work):
    """The same bytes whatever the threads, the zone and the locale; and over an earlier export."""
    folder, to = os.path.join(TREE, "examples", "lantian"), os.path.join(work, "again")
    export(folder, to, "-j1")
    first = files(to)
    export(folder, to, "-j8", LC_ALL="C", TZ="America/New_York")
    check(files(to) == first, "other bytes")
    os.remove(os.path.join(to, "cases.csv"))
    export(folder, to, "--kind", "staff")
    check(set(files(to)) == {"datapackage.json", "staff.csv", "staff_posts.csv", "staff_duties.csv", "staff_qualifications.csv", "duties.csv"},
          f"left behind: {sorted(files(to))[:9]}")
    export(folder, to)
    check(files(to) == first, "other bytes after a smaller export")


def foreign(work):
    """What no export made is not touched, whatever a package says."""
    folder = os.path.join(TREE, "examples", "lvye")
    for number, (name, package) in enumerate([
            ("notes.csv", None), ("cases.csv", None), ("cases.csv", "{}"), ("cases.csv", "no json"), ("cases.csv", "[]"),
            ("cases.csv", '{"resources": [{"path": "cases.csv"}]}'), ("cases.csv", '{"lanzhi_export": 1, "resources": [{"path": "../cases.csv"}, {"path": "cases.csv"}]}'),
            (".gitignore", '{"lanzhi_export": 1, "resources": [{"path": ".gitignore"}]}'), ("more.csv", '{"lanzhi_export": 1, "resources": [{"path": "cases.csv"}]}')]):
        to = os.path.join(work, f"foreign-{number}")
        os.makedirs(to)
        for file, text in (("datapackage.json", package), (name, "mine")):
            if text is not None:
                with open(os.path.join(to, file), "w", encoding="utf-8") as out:
                    out.write(text)
        before = files(to)
        done = export(folder, to)
        check(done.returncode == 2 and files(to) == before, f"{name} beside {package}: exit {done.returncode}")
    to = os.path.join(work, "linked")
    os.makedirs(to)
    export(folder, to)
    os.remove(os.path.join(to, "cases.csv"))
    os.symlink(os.path.join(work, "outside"), os.path.join(to, "cases.csv"))
    done = export(folder, to)
    check(done.returncode == 3 and not os.path.exists(os.path.join(work, "outside")), f"a link: exit {done.returncode}")
    for where, code in (("cases", 2), ("private/tables", 2), ("handbook", 2), (".", 2), ("lanzhi.yaml", 2), ("tables/of/today", 0)):
        copy = os.path.join(work, "copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        check(export(copy, where).returncode == code, f"export {where} is not {code}")


def narrowed(work):
    """Of one site and one worker, with sites and staff as a whole."""
    folder = os.path.join(TREE, "examples", "lantian")
    all_of, some = os.path.join(work, "all"), os.path.join(work, "some")
    export(folder, all_of)
    for option, column, value in (("--site", "site", "baihe"), ("--worker", "worker", "chen-jia")):
        shutil.rmtree(some, ignore_errors=True)
        check(export(folder, some, option, value).returncode == 0, f"{option} {value}")
        package_holds(some, True)
        every, few = tables(all_of), tables(some)
        for name in ("sites", "staff"):
            check(every[name] == few[name], f"{name} is not whole")
        for name in ("cases", "groups", "activities", "enquiries", "duties"):
            heads, rows = every[name]
            wanted = [row for row in rows if row[heads.index(column)] == value]
            check(few[name] == (heads, wanted) and 0 < len(wanted) < len(rows), f"{name} of {value}: {len(few[name][1])} rows, not {len(wanted)}")
        check(few["agency"][1] == [], "the agency is in the tables of one site")


def main():
    with tempfile.TemporaryDirectory() as work:
        for part in (described, duties, leaks, repeated, foreign, narrowed):
            part(work)
    finish()


main()
