#!/usr/bin/python3
"""What reports tell of persons, and what they tell to others than the agency.

Every text of both examples that may be about a client gets a mark, then the codes of persons too, and a private register
lies beside: nothing of it is in any byte of any report, in any format, whoever it is for, nor in the name of a file. With the
codes there are records of which the id is a name, and such as have words where there should be none. LANZHI_FULL=1 makes each
report in both languages.

Counts for others (`--for outside`) of agencies drawn at random: nothing of workers or records, nothing below five as it is,
totals by steps that hold the true ones; and who adds up all that is told is left three values at least for each count that is
hidden.
LANZHI_SEED=N draws other agencies.
"""
import glob
import io
import itertools
import json
import os
import re
import shutil
import sys
import tempfile
import zipfile

import exported
import marks
import outside
from support import TREE, check, files, finish, lanzhi

sys.path.insert(0, os.path.join(TREE, "tests", "recount"))
import emit  # noqa: E402
import model  # noqa: E402

FULL = "LANZHI_FULL" in os.environ
SITES = {"lantian": "baihe", "lvye": "riverside"}
REPORTS = (("month", "--month", "2026-10"), ("month", "--month", "2026-03"), ("half", "--half", "2026H1"),
           ("year", "--year", "2026"), ("compliance", "--year", "2026"))
FORMATS = ("md", "csv", "json", "html", "xlsx", "text")
PERSONS = (("欧阳昙晞", "13987604321", "霁月路 7788 弄 99 号"),
           ("Quillon Zephyrine", "0571-87659043", "88 Wisteria Alley"))


# Marks.

def write_register(folder):
    """Names, telephones and addresses for codes that the records hold."""
    codes = set()
    for path in glob.glob(os.path.join(folder, "**", "*.yaml"), recursive=True):
        with open(path, encoding="utf-8") as file:
            codes |= set(re.findall(r"K\d{4}", file.read()))
    os.makedirs(os.path.join(folder, "private"))
    with open(os.path.join(folder, "private", "register.csv"), "w", encoding="utf-8-sig") as file:
        file.write("code,name,phone,identity number,address,note\n")
        for code, (name, phone, address) in zip(sorted(codes), itertools.cycle(PERSONS)):
            file.write(f"{code},{name},{phone},,{address},{marks.WORDS}\n")


def titled(words, **more):
    return {"title": {"zh": words, "en": words}, **more}


def lists_of(numbers):
    """A table for each number with the records that it counts, and the codes that stand in them."""
    shapes = exported.shapes()
    for at, number in enumerate(numbers):
        if "of" in number:
            codes = [path for path in marks.texts_of(shapes[number["of"]]["fields"], marks.is_code) if "(last)" not in path]
            columns = [titled("code", id=f"c{place}", path=path) for place, path in enumerate(codes)]
            yield titled(f"l{at}", id=f"l{at}", none={"zh": "无", "en": "none"}, list=number["id"], ids=True, columns=columns)


def own_report():
    """Every number as a column, by each of what rows may be of, and lists; how many numbers."""
    paths = sorted(glob.glob(os.path.join(TREE, "schemas", "reports", "numbers", "*.yaml")))
    numbers = [number for path in paths for number in exported.load(path)["numbers"]]
    columns = [{"id": f"n{at}", "number": number["id"]} for at, number in enumerate(numbers)]
    by = (("workers", ["site", "worker"]), ("months", "month"), ("persons", ["site", "person", "record"]), ("who", "person"))
    tables = [titled(name, id=name, rows=rows, columns=columns) for name, rows in by]
    return titled("own", report="own", period="month", records=True, tables=[*tables, *lists_of(numbers)]), len(numbers)


def write_own(folder, report):
    os.makedirs(os.path.join(folder, "reports"), exist_ok=True)
    with open(os.path.join(folder, "reports", f"{report['report']}.yaml"), "w", encoding="utf-8") as file:
        json.dump(report, file, ensure_ascii=False)  # YAML as well


def is_chinese(folder):
    with open(os.path.join(folder, "lanzhi.yaml"), encoding="utf-8") as file:
        return "键名语言: 中文" in file.read()


def write_at(folder, name, content):
    path = os.path.join(folder, f"{name}.yaml")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)


def write_volunteers(folder, site):
    """Two of whom the id is a name, and who served in the months of the reports; of one nobody says whose task that is."""
    worker = sorted(os.listdir(os.path.join(folder, "staff")))[0].removesuffix(".yaml")
    service = [{"date": f"2026-{month}-08", "what": "helped", "hours": "2"} for month in ("03", "10")]
    made = {"site": site, "date": "2026-01-08", "service": service}
    shape = model.Shapes(TREE).by_kind["volunteer"]
    for name, more in ((marks.NAME + "ren", {"worker": worker}), (marks.NAME + "min", {})):
        text = emit.record(shape, {"id": name, **made, **more}, is_chinese(folder))
        write_at(os.path.join(folder, "volunteers", marks.NAME), name, text)


def write_cases(folder):
    """Cases of which the id is a name, one of them twice, and such as have words where there should be none."""
    with open(sorted(glob.glob(os.path.join(folder, "cases", "2026", "*.yaml")))[0], encoding="utf-8") as file:
        kind, _, text = file.read().partition(":")
    rest = text.split("\n", 1)[1]
    place, date = os.path.join(folder, "cases", marks.NAME), re.search(r"\d{4}-\d\d-\d\d", rest).group()
    for name, body in ((marks.NAME, rest), (marks.NAME + "shuang", rest), ("C2026-9001", f"{marks.NAME}: {marks.NAME}\n{rest}"),
                       ("C2026-9002", rest.replace(date, marks.NAME)), ("C2026-9003", f"{rest}\"{marks.NAME}\n")):
        write_at(place, name, f"{kind}: {name}\n{body}")
    write_at(os.path.join(place, "2"), marks.NAME + "shuang", f"{kind}: {marks.NAME}shuang\n{rest}")


def unpacked(name, data):
    """The bytes, and of a workbook those of every part of it."""
    yield name, data
    if data[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(data))
        yield from ((f"{name}:{part}", archive.read(part)) for part in archive.namelist())


class Search:
    """Counts what was searched."""

    def __init__(self, traces):
        self.traces, self.files, self.bytes = traces, 0, 0

    def leaks(self, name, data):
        """Where a trace is told, and what stands around it."""
        for part, content in unpacked(name, data):
            self.files, self.bytes = self.files + 1, self.bytes + len(content)
            text = f"{part}: {content.decode(errors='replace')}"
            at = next((text.find(trace) for trace in self.traces if trace in text), None)
            if at is not None:
                yield part, text[max(0, at - 100):at + 60]

    def all_of(self, where, named):
        """One line for all that belongs together."""
        leaks = [leak for name, data in named for leak in self.leaks(name, data)]
        check(not leaks, f"{where}: told in {', '.join(part for part, _ in leaks)}: {leaks[:1]}")

    def folder(self, where, folder):
        self.all_of(where, files(folder).items())

    def run(self, where, *args, cwd, codes=(0,)):
        made = lanzhi(*args, cwd=cwd)
        check(made.returncode in codes, f"{where}: exit code {made.returncode}: {made.stderr.decode()[:300]}")
        self.all_of(where, (("standard output", made.stdout), ("standard error", made.stderr)))
        return made


def reports_of(example):
    yield from REPORTS
    yield "site", SITES[example]
    yield "own", "--month", "2026-10"
    yield "own", "--month", "2026-03"
    yield "month", "--month", "2026-10", "--for", "outside"


def search_sets(search, where, folder, example, languages, codes):
    for language in languages:
        for number, report in enumerate(reports_of(example)):
            with tempfile.TemporaryDirectory() as out:
                name = f"{where} {language} {' '.join(report)}"
                search.run(name, "--lang", language, "report", *report, "-o", out, cwd=folder, codes=codes)
                search.folder(name, out)
                check(len(os.listdir(out)) > 4, f"{name}: wrote next to nothing")
            if number == 0:
                search.run(name, "-v", "--lang", language, "report", *report, "-f", "text", cwd=folder, codes=codes)


def places_of(folder, codes):
    """Figures to trace: some of each table of the month and of the own report."""
    for report in (("month", "--month", "2026-03"), ("own", "--month", "2026-10")):
        with tempfile.TemporaryDirectory() as out:
            made = lanzhi("report", *report, "-o", out, cwd=folder)
            check(made.returncode in codes, f"{report}: {made.stderr}")
            page = next(data.decode() for name, data in files(out).items() if name.endswith(".records.html"))
        ids = re.findall(r'<tr id="([^"]*)"', page)
        yield from ((report, place) for place in ids[::max(1, len(ids) // 8)])


def search_traces(search, where, folder, codes):
    count = 0
    for report, place in places_of(folder, codes):
        with tempfile.TemporaryDirectory() as out:
            asked = [word for form in FORMATS for word in ("-f", f"{form}={out}/trace.{form}")]
            search.run(f"{where} {place}", "report", *report, "--trace", place, *asked, cwd=folder, codes=codes)
            search.folder(f"{where} --trace {place}", out)
            check(len(os.listdir(out)) == len(FORMATS), f"{where} --trace {place}: only {os.listdir(out)} were written")
            count += 1
    return count


def figures(folder, report):
    made = lanzhi("report", *report, "-f", "json", cwd=folder)
    told = json.loads(made.stdout)
    return {key: value for key, value in told.items() if key not in ("commit", "uncommitted")}


def refuse_texts(folder):
    """A report of the agency's own cannot ask for such a text at all."""
    numbers = {"case": "cases-open", "group": "groups-running", "activity": "activities-running", "enquiry": "enquiries"}
    shapes = exported.shapes()
    paths = [(kind, path) for kind in numbers for path in marks.texts_of(shapes[kind]["fields"], marks.is_words)]
    tables = [titled("t", id=f"t{at}", none={"zh": "t", "en": "t"}, list=numbers[kind], columns=[titled("c", id="c", path=path)])
              for at, (kind, path) in enumerate(paths)]
    write_own(folder, titled("asking", report="asking", period="month", tables=tables))
    made = lanzhi("--lang", "en", "report", "asking", "--month", "2026-10", cwd=folder)
    refused = {line.split("handbook-not-told", 1)[1] for line in made.stderr.decode().splitlines() if "handbook-not-told" in line}
    check(made.returncode == 2 and not made.stdout, f"texts in a list: exit code {made.returncode}")
    for kind, path in paths:
        check(any(f"'{path}'" in line for line in refused), f"texts in a list: {path} of a {kind} is not refused")
    os.remove(os.path.join(folder, "reports", "asking.yaml"))
    return len(paths)


def marked_folder(scratch, example, codes):
    """A copy with marks, a register and a report of its own; how many marks."""
    folder = os.path.join(scratch, f"{example}-{codes}")
    shutil.copytree(os.path.join(TREE, "examples", example), folder)
    write_register(folder)
    count = marks.mark_folder(folder, codes)
    write_own(folder, own_report()[0])
    if codes:
        write_volunteers(folder, SITES[example])
        write_cases(folder)
    return folder, count


def check_marks(scratch, example):
    search = Search(marks.TRACES + tuple(word for person in PERSONS for word in person))
    count = traced = asked = 0
    for codes in (False, True):
        folder, more = marked_folder(scratch, example, codes)
        count += more
        if not codes:
            same = figures(folder, REPORTS[3]) == figures(os.path.join(TREE, "examples", example), REPORTS[3])
            check(same, f"{example}: other figures with the marks")
            asked = refuse_texts(folder)
        where, allowed = f"{example}, {'codes' if codes else 'texts'}", (0, 1) if codes else (0,)
        languages = ("zh", "en") if FULL else (("zh", "en")[codes],)
        search_sets(search, where, folder, example, languages, allowed)
        traced += search_traces(search, where, folder, allowed)
    print(f"{example}: {count} marks, {own_report()[1]} numbers in an own report, {asked} texts asked for, "
          f"{traced} figures traced, {search.files} files searched, {search.bytes} bytes")


# Counts for others.

def check_refused(scratch, example):
    """What would tell the same twice, or by parts, is not there for others."""
    folder = os.path.join(scratch, f"refused-{example}")
    shutil.copytree(os.path.join(TREE, "examples", example), folder)
    write_own(folder, own_report()[0])
    month = ("month", "--month", "2026-10")
    site = SITES[example]
    refused = (*REPORTS[2:], ("own", "--month", "2026-10"), ("site", site), (*month, "--site", site),
               (*month, "--as-of", "2026-11-20"), (*month, "--trace", f"rows/{site}/new"),
               ("month", "--quarter", "2026Q3"), ("month", "--month", "2026-11"))
    for report in refused:
        made = lanzhi("report", *report, "--for", "outside", "-f", "json", cwd=folder)
        check(made.returncode == 2 and not made.stdout, f"{example} {' '.join(report)} --for outside: {made.returncode}")
    return len(refused)


def check_outside_set(scratch, example):
    """All formats for others: nobody of the staff, no record."""
    folder, out = os.path.join(TREE, "examples", example), os.path.join(scratch, f"outside-{example}")
    staff = glob.glob(os.path.join(folder, "staff", "*.yaml"))
    names = [value for path in staff for key, value in exported.load(path).items() if key in ("姓名", "name")]
    search = Search([os.path.basename(path)[:-5] for path in staff] + names)
    search.run(example, "report", "month", "--month", "2026-10", "--for", "outside", "-o", out, cwd=folder)
    search.folder(f"{example} --for outside", out)
    for name in os.listdir(out):
        with open(os.path.join(out, name), "rb") as file:
            for part, data in unpacked(name, file.read()):
                found = outside.RECORD.findall(data.decode(errors="replace"))
                check(not found, f"{example} --for outside: {part} tells {found[:3]}")
    return search.files


def main():
    print(f"LANZHI_SEED={outside.SEED}")
    with tempfile.TemporaryDirectory() as scratch:
        for example in SITES:
            check_marks(scratch, example)
        outside.check_counts(scratch)
        refused = sum(check_refused(scratch, example) for example in SITES)
        searched = sum(check_outside_set(scratch, example) for example in SITES)
        print(f"{refused} ways to ask for more are refused, {searched} files for others name nobody")


main()
finish()
