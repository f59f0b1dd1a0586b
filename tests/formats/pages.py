#!/usr/bin/python3
"""The pages (html) of the whole sets of reports of both examples, in both languages.

Read by Python: well-formed, without scripts and without anything from elsewhere, every link leads to a place that is there, every
table is rectangular and has the figures of the set's csv, every chart draws something and keeps its labels within its frame.
Printed by Chromium, where it is there: all that is on the page is on the paper, in its order, within the margins, nothing over
something else, and no sheet is empty.
"""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

import charts
from page import Page
from support import TREE, check, files, finish, lanzhi

SITES = {"lantian": ("baihe", "fulian", "xinguan"), "lvye": ("north-gate", "riverside")}
PERIODS = (("month", "--month", "2026-10"), ("half", "--half", "2026H1"), ("year", "--year", "2026"),
           ("compliance", "--year", "2026"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Of the printed ones: example, language, set and page.
PRINTED = (("lantian", "zh", "month", "month-2026-10.html"), ("lantian", "en", "month", "month-2026-10.html"),
           ("lantian", "zh", "month", "month-2026-10-baihe.html"), ("lvye", "en", "month", "month-2026-10.records.html"),
           ("lvye", "en", "compliance", "compliance-2026.html"))
MARGIN = 12 / 25.4 * 72  # points; as the pages ask for
A4 = (595, 842)
SMALLEST = 5  # points of letters that can still be read
WORD = "{http://www.w3.org/1999/xhtml}word"
SHEET = "{http://www.w3.org/1999/xhtml}page"


class Set:
    """What one call of `report -o` wrote."""

    def __init__(self, folder):
        self.folder, self.files = folder, files(folder)
        name = next(name for name in self.files if name.endswith(".manifest.json"))
        self.manifest = json.loads(self.files[name])
        self.pages = {name: Page(data.decode()) for name, data in self.files.items() if name.endswith(".html")}
        self.titles = {table["title"]: table["table"] for table in self.manifest["tables"]}

    def csv_of(self, table):
        name = next(file["file"] for file in self.manifest["files"] if file["format"] == "csv" and file["table"] == table)
        return list(csv.reader(io.StringIO(self.files[name].decode("utf-8-sig"), newline="")))


def make_set(folder, example, language, report):
    made = lanzhi("--lang", language, "report", *report, "-o", folder, cwd=os.path.join(TREE, "examples", example))
    check(made.returncode == 0 and not made.stderr, f"{example} {language} {report}: {made.returncode} {made.stderr}")
    return Set(folder)


def make_sets(scratch):
    """(example, language, name of the report) -> its set."""
    sets = {}
    for example, sites in SITES.items():
        reports = {period[0]: period for period in PERIODS} | {f"site-{site}": ("site", site) for site in sites}
        for language in ("zh", "en"):
            for name, report in reports.items():
                folder = os.path.join(scratch, example, language, name)
                sets[example, language, name] = make_set(folder, example, language, report)
    return sets


def check_page(where, page, text):
    check(not page.faults, f"{where}: {page.faults[:3]}")
    check(text.startswith("<!doctype html>"), f"{where}: of no sort of html")
    check("script" not in page.tags and "javascript:" not in text, f"{where}: a script")
    check(not page.tags & {"img", "link", "iframe", "object", "embed", "base", "form"}, f"{where}: {page.tags}")
    check(not page.sources and "url(http" not in text and "@import" not in text, f"{where}: {page.sources} from elsewhere")
    check(len(page.ids) == len(set(page.ids)), f"{where}: two places of one name")
    check(any(page.texts[1:]), f"{where}: nothing but a heading")


def check_links(where, page, pages):
    for link in page.links:
        name, _, anchor = (link or "").partition("#")
        there = name in pages if name else True
        check(link and there, f"{where}: leads to {link}")
        if there and anchor:
            check(anchor in (pages[name] if name else page).ids, f"{where}: no place {link}")
    return len(page.links)


def check_shape(where, table):
    widths = table.widths()
    check(len(set(widths)) == 1, f"{where}, {table.title}: rows of {sorted(set(widths))} cells")


def tables_by_key(page, titles):
    """Key of a table -> its parts on the page: one for each group of its columns."""
    found = {}
    for table in page.tables:
        if table.head:
            found.setdefault(titles.get(table.title.split(" · ")[0]), []).append(table)
    return found


def joined(parts):
    """The parts side by side again, what names the rows once: head and rows."""
    grids = [part.words(part.head + part.rows) for part in parts]
    if len(grids) == 1:
        return grids[0]
    same = 0
    while all(grid[0][same] == grids[0][0][same] for grid in grids):
        same += 1
    return [rows[0][:same] + [cell for row in rows for cell in row[same:]] for rows in zip(*grids)]


def check_tables(where, made, name, page):
    """Held against the csv: the page of the whole has all of it, that of a site the rows that are of the site."""
    whole = name == made.manifest["set"] + ".html"
    cells = 0
    for key, parts in tables_by_key(page, made.titles).items():
        check(key is not None, f"{where}: a table that the manifest does not have: {parts[0].title}")
        if key is None:
            continue
        check(len({len(part.rows) for part in parts}) == 1, f"{where}, {key}: parts of different heights")
        grid, wanted = joined(parts), made.csv_of(key)
        cells += sum(map(len, grid))
        if whole:
            wrong = [(one, two) for one, two in zip(grid, wanted) if one != two]
            check(len(grid) == len(wanted), f"{where}, {key}: {len(grid)} rows, not {len(wanted)}")
            check(not wrong, f"{where}, {key}: {wrong[:1]}")
        else:
            check(grid[0] == wanted[0], f"{where}, {key}: head {grid[0]}, not {wanted[0]}")
            wrong = [row for row in grid[1:] if row not in wanted]
            check(not wrong, f"{where}, {key}: {wrong[:1]} is not in the csv")
    if whole:
        filled = {key for key in made.titles.values() if len(made.csv_of(key)) > 1}
        missing = filled - set(tables_by_key(page, made.titles))
        check(not missing, f"{where}: without {missing}")
    return cells


def check_records(where, made, page):
    """The records behind the figures: those of the csv, in its order."""
    name = next(name for name in made.files if name.endswith(".records.csv"))
    wanted = list(csv.reader(io.StringIO(made.files[name].decode("utf-8-sig"), newline="")))[1:]
    told = {(table.title, row[0], row[1], record.split(" ")[0]) for table in page.tables for row in table.words(table.rows)
            for record in re.split(r", |、", row[3])}
    missing = [row for row in wanted if tuple(row[:4]) not in told]
    check(not missing, f"{where}: without {missing[:2]}")
    return len(wanted)


def check_charts(where, page):
    labels = 0
    for number, chart in enumerate(page.charts):
        count, lines = charts.faults(chart)
        labels += count
        check(not lines, f"{where}, chart {number + 1}: {lines[:3]}")
    return len(page.charts), labels


def check_sets(sets):
    counts = dict.fromkeys(("pages", "tables", "cells", "links", "records", "charts", "labels"), 0)
    for words, made in sets.items():
        for name, page in made.pages.items():
            where = f"{' '.join(words)}, {name}"
            counts["pages"] += 1
            check_page(where, page, made.files[name].decode())
            counts["links"] += check_links(where, page, made.pages)
            counts["tables"] += len(page.tables)
            for table in page.tables:
                check_shape(where, table)
            if ".records." in name:
                counts["records"] += check_records(where, made, page)
            else:
                counts["cells"] += check_tables(where, made, name, page)
            drawn = check_charts(where, page)
            counts["charts"], counts["labels"] = counts["charts"] + drawn[0], counts["labels"] + drawn[1]
    return counts


def bare(text):
    """Without blanks and what a printer makes of hyphens; ligatures taken apart."""
    for joined_letters, letters in (("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(joined_letters, letters)
    return re.sub(r"[\s\u00ad\u200b\ufeff]", "", text)


def print_page(browser, path, scratch):
    """The page on paper, by a browser of its own; nothing where it could not be."""
    paper = f"{path}.pdf"
    profile = tempfile.mkdtemp(dir=scratch)
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
               "--disable-extensions", "--disable-background-networking", f"--user-data-dir={profile}", "--no-pdf-header-footer",
               f"--print-to-pdf={paper}", "file://" + path]
    try:
        made = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60)
    except subprocess.TimeoutExpired:
        return None, "it took over a minute"
    return (paper, "") if os.path.exists(paper) else (None, made.stderr.decode(errors="replace")[-300:])


def read_paper(paper, *how):
    return subprocess.run(["pdftotext", *how, paper, "-"], capture_output=True, check=True).stdout.decode()


def check_words(where, page, paper):
    """All texts of the page in their order: in between the heads of tables stand again on each new sheet."""
    text, at, missing = bare(read_paper(paper, "-raw")), 0, []
    for words in page.texts:
        found = text.find(bare(words), at)
        if found < 0:
            missing.append(words)
        else:
            at = found + len(bare(words))
    check(not missing, f"{where}: not on the paper, or out of order: {missing[:3]}")
    labels = [words for chart in page.charts for words in re.findall(r"<text[^>]*>([^<]*)", chart)]
    lost = [words for words in labels if bare(words) not in text]
    check(not lost, f"{where}: labels that are not on the paper: {lost[:3]}")
    return len(page.texts) + len(labels)


def box_of(word):
    """The middle of its letters: what fonts claim above and below them is up to thrice their size."""
    left, top, right, bottom = (float(word.get(name)) for name in ("xMin", "yMin", "xMax", "yMax"))
    return left, top + 0.35 * (bottom - top), right, bottom - 0.35 * (bottom - top)


def crossing(boxes):
    """Two words that lie over each other."""
    boxes = sorted(boxes, key=lambda each: each[1][1])
    for at, (word, box) in enumerate(boxes):
        for other, its in boxes[at + 1:]:
            if its[1] > box[3]:
                break
            if charts.overlap(box, its, 0.3):
                return word, other
    return None


def check_sheets(where, paper):
    root = ET.fromstring(read_paper(paper, "-bbox"))
    sheets = list(root.iter(SHEET))
    for number, sheet in enumerate(sheets, 1):
        width, height = float(sheet.get("width")), float(sheet.get("height"))
        at = f"{where}, sheet {number}"
        is_a4 = all(abs(side - wanted) <= 1 for side, wanted in zip(sorted((width, height)), A4))
        check(is_a4, f"{at}: {width} by {height} is no A4")
        boxes = [("".join(word.itertext()), box_of(word)) for word in sheet.iter(WORD)]
        check(boxes, f"{at}: empty")
        frame = (MARGIN, MARGIN, width - MARGIN, height - MARGIN)
        outside = [word for word, box in boxes if not charts.within(box, frame, 2)]
        check(not outside, f"{at}: beyond the margins: {outside[:3]}")
        tiny = [word for word, box in boxes if len(word) > 2 and box[2] - box[0] < charts.text_width(word, SMALLEST)]
        check(not tiny, f"{at}: too small to read: {tiny[:3]}")
        check(crossing(boxes) is None, f"{at}: {crossing(boxes)} lie over each other")
    return len(sheets)


def check_printed(sets, scratch):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None or shutil.which("pdftotext") is None:
        print(f"nothing was printed: there is no {'pdftotext' if browser else 'Chromium'}")
        return
    chosen = [(words[:3], words[3]) for words in PRINTED]
    with ThreadPoolExecutor(2) as pool:
        papers = list(pool.map(lambda each: print_page(browser, os.path.join(sets[each[0]].folder, each[1]), scratch), chosen))
    if not any(paper for paper, _ in papers):
        print(f"nothing was printed: {browser} does not run here: {papers[0][1]}")
        return
    texts = sheets = 0
    for (words, name), (paper, why) in zip(chosen, papers):
        where = f"{' '.join(words)}, {name}, printed"
        check(paper, f"{where}: {why}")
        if paper:
            texts += check_words(where, sets[words].pages[name], paper)
            sheets += check_sheets(where, paper)
    print(f"printed: {len(chosen)} pages, {sheets} sheets, {texts} texts")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        sets = make_sets(scratch)
        counts = check_sets(sets)
        print(f"{len(sets)} sets: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
        enough = counts["pages"] > 60 and counts["cells"] > 20000 and counts["charts"] > 20
        check(enough, f"too little was there to see: {counts}")
        check_printed(sets, scratch)


main()
finish()
