#!/usr/bin/python3
"""Workbooks (-f xlsx), opened again by openpyxl and, where that looks away, as the XML that they are.

Every figure and word of the json is in its cell, typed; nothing is a formula; no cell is wider than its column or higher than
its row; each sheet is set up for A4; no property names a person or a day; no chart is without data; the bytes are the same
whatever the zone, the locale and the number of threads. So is the set that -o makes, whose sums are true and whose tables are
rectangular.
"""
import csv
import hashlib
import io
import json
import math
import os
import re
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from support import TREE, check, files, finish, lanzhi

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LINE = 15  # points of a line of 11 point text
CREATED = "1980-01-01T00:00:00Z"


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def lines(text, room):
    """How many lines a text takes in a column of so much room, broken at blanks and between Chinese signs."""
    count, used = 1, 0
    for word in re.findall(r"[ -~]+? |[ -~]+|.", text):
        if used and used + width(word.rstrip()) > room:
            count, used = count + 1, 0
        used += width(word)
        while used > room and width(word) > room:  # cut within the word
            count, used = count + 1, used - int(room)
    return count


def room_of(sheet, cell, merged):
    """Columns of text and points of height that a cell has; of merged ones all of theirs."""
    left, top, right, bottom = merged.get(cell.coordinate, (cell.column, cell.row, cell.column, cell.row))
    letters = [get_column_letter(column) for column in range(left, right + 1)]
    return (sum(sheet.column_dimensions[letter].width for letter in letters),
            sum(sheet.row_dimensions[row].height or LINE for row in range(top, bottom + 1)))


def check_sheet(name, sheet):
    where = f"{name}, {sheet.title}"
    merged = {sheet.cell(area.min_row, area.min_col).coordinate: area.bounds for area in sheet.merged_cells.ranges}
    filled = 0
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            filled += 1
            room, height = room_of(sheet, cell, merged)
            at = f"{where} {cell.coordinate} {cell.value!r}"
            check(cell.data_type in "snd", f"{at}: of type {cell.data_type}")
            if cell.data_type == "s":
                size = cell.font.size / 11
                check(cell.number_format == "@", f"{at}: a text that is no text once it is edited: {cell.number_format}")
                check(cell.alignment.wrap_text, f"{at}: is cut, not broken")
                check(lines(cell.value, room / size) * LINE * size <= height + 0.01, f"{at}: higher than its row")
            else:
                rate = "%" in cell.number_format
                shown = 10 if cell.data_type == "d" else len(f"{cell.value:.1%}" if rate else str(cell.value))
                check(shown <= room, f"{at}: wider than its column")
    check(filled, f"{where}: empty")
    check(str(sheet.page_setup.paperSize) == "9", f"{where}: not for A4")
    check(sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0, f"{where}: not fit to the width")
    check("&P" in (sheet.oddFooter.center.text or ""), f"{where}: no page numbers")
    check(sheet.oddHeader.left.text, f"{where}: no title above the page")
    check(len(sheet.title) <= 31 and not set(sheet.title) & set("[]:*?/\\"), f"{where}: no name for a sheet")


def check_bytes(name, data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    core = archive.read("docProps/core.xml").decode()
    check(set(re.findall(r"W3CDTF\">([^<]*)<", core)) == {CREATED}, f"{name}: the day it was made: {core}")
    for tag in ("creator", "lastModifiedBy"):
        check(not re.search(rf"{tag}>[^<]", core), f"{name}: {tag} in {core}")
    check("<Company></Company>" in archive.read("docProps/app.xml").decode(), f"{name}: a company")
    check(all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist()), f"{name}: times in the file")
    return archive


def charts_of(name, archive, workbook):
    """Checks that each has data: a figure that is not zero in each of them, and a name for each row of figures."""
    count = 0
    for entry in archive.namelist():
        if not re.match(r"xl/charts/chart\d+\.xml$", entry):
            continue
        count += 1
        root = ET.fromstring(archive.read(entry))
        series = list(root.iter(CHART + "ser"))
        figures = []
        for each in series:
            for part in ("val", "cat", "tx"):
                areas = [f.text for f in each.find(CHART + part).iter(CHART + "f")]
                check(len(areas) == 1, f"{name}, {entry}: no range of {part}")
                sheet, area = areas[0].rsplit("!", 1)
                left, top, right, bottom = range_boundaries(area.replace("$", ""))
                cells = workbook[sheet.strip("'").replace("''", "'")].iter_rows(top, bottom, left, right, True)
                values = [value for row in cells for value in row]
                if part == "val":
                    figures += [value for value in values if value]
                else:
                    check(all(values), f"{name}, {entry}: a name is missing in {areas[0]}")
        check(series and figures, f"{name}, {entry}: a chart without data")
    return count


def words_of(value):
    """The words of a value of the json, where it has any."""
    return [] if value is None or isinstance(value, (int, float)) else value if isinstance(value, list) else [value]


def flat(row):
    for key, value in row.items():
        if isinstance(value, dict) and set(value) == {"part", "whole"}:
            yield key, value["part"] / value["whole"]
        elif isinstance(value, dict):
            yield from flat(value)
        else:
            yield key, value


# Columns of choices, which people read in their own words, and those for programs only; of clauses also the records
# behind each figure (..._records).
WORDS = ("rule", "role", "kind", "counted", "number", "state")


def spoken(word):
    """A key as people read it."""
    return word.replace("-", " ")


def check_table(name, sheet, key, rows):
    """The last rows of the sheet against those of the json: its figures one for one, its words within the row."""
    body = [row for row in sheet.iter_rows() if row[0].border.bottom.style][-len(rows):] if rows else []
    check(len(body) == len(rows), f"{name}, {key}: {len(body)} rows, not {len(rows)}")
    for cells, row in zip(body, rows):
        figures = [value for _, value in flat(row) if isinstance(value, (int, float)) and not isinstance(value, bool)]
        there = [cell.value for cell in cells if isinstance(cell.value, (int, float))]
        alike = len(there) == len(figures) and all(math.isclose(a, b) for a, b in zip(there, figures))
        check(alike, f"{name}, {key}: {there}, not {figures}")
        text = " ".join(spoken(str(cell.value)) for cell in cells if cell.value is not None)
        for column, value in flat(row):
            if column not in WORDS and not column.endswith("_records"):
                for word in words_of(value):
                    check(spoken(str(word)) in text, f"{name}, {key}: {word} is not in {text}")


def parts_of(report, key):
    """The table as its sheets have it: one for each group of its columns, where there are several."""
    groups = list(dict.fromkeys(column["group"] for column in report["columns"] if column["table"] == key))
    if len(groups) < 2:
        return [(key, report[key])]
    of = {column["id"]: column["group"] for column in report["columns"] if column["table"] == key}
    return [(f"{key}, {group}", [{**row, "cells": {column: figure for column, figure in row["cells"].items()
                                                   if of[column] == group}} for row in report[key]])
            for group in groups]


# Every report, of a period that is over and handed in; a site of each example.
REPORTS = (["month", "--month", "2026-10"], ["half", "--half", "2026H1"], ["year", "--year", "2025"],
           ["site", "SITE", "--month", "2026-10"], ["compliance", "--month", "2026-10"])
SITES = {"lantian": "baihe", "lvye": "north-gate"}


def check_report(folder, example, language, report):
    name = f"{example} {language} {report[0]}"
    at = os.path.join(folder, f"{example}-{language}-{report[0]}")
    args = ["--lang", language, "report", *(SITES[example] if word == "SITE" else word for word in report)]
    tree = os.path.join(TREE, "examples", example)
    made = lanzhi(*args, "-f", f"xlsx={at}.xlsx", "-f", f"json={at}.json", cwd=tree)
    check(made.returncode == 0, f"{name}: {made.stderr}")
    again = lanzhi(*args, "-j1", "-f", f"xlsx={at}-2.xlsx", cwd=tree, LC_ALL="C", TZ="America/New_York",
                   LANZHI_TODAY="2027-02-03")
    check(again.returncode == 0, f"{name}: {again.stderr}")
    with open(f"{at}.xlsx", "rb") as one, open(f"{at}-2.xlsx", "rb") as two:
        data = one.read()
        check(data == two.read(), f"{name}: other bytes elsewhere and on another day")
    archive = check_bytes(name, data)
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in workbook:
        check_sheet(name, sheet)
    charts = charts_of(name, archive, workbook)
    with open(f"{at}.json", encoding="utf-8") as file:
        report = json.load(file)
    first = workbook.worksheets[0]
    page = {row[0].value: row[1].value for row in first.iter_rows() if row[1].value is not None}
    check(first.cell(1, 1).value.startswith(report["title"]) and report["agency"] in page.values(),
          f"{name}: the first page: {page}")
    keys = [key for key, rows in report.items() if isinstance(rows, list) and rows and key not in ("columns", "uncommitted")]
    tables = [part for key in keys for part in parts_of(report, key)]
    check(len(tables) + 1 <= len(workbook.worksheets), f"{name}: too few sheets")
    for (key, rows), sheet in zip(tables, workbook.worksheets[1:]):  # those of charts come last
        check(sheet.freeze_panes and sheet.print_title_rows, f"{name}, {key}: no head that stays and is printed again")
        check_table(name, sheet, key, rows)
    return len(tables), charts


def put(folder, path, text):
    os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
    with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
        file.write(text)


def check_words(folder):
    """Names that are formulas, markup of headers, escapes of the format, or too long for a sheet."""
    odd = {"a": "=1+1", "b": "@SUM(A1)", "c": "_x0041_ & _x00G1_", "d": "<b>&amp;]]>", "e": "名" * 300, "f": "+-\u00e9\U0001F600"}
    put(folder, "lanzhi.yaml", "agency: demo\nname: \"=cmd()\"\nhandbook: lantian\nkeys: en\nlanguage: en\n")
    for site, words in odd.items():
        put(folder, f"sites/{site}.yaml", f"site: {site}\nname: {json.dumps(words, ensure_ascii=False)}\nkind: centre\n")
        put(folder, f"staff/w-{site}.yaml", f"staff: w-{site}\nsite: {site}\nrole: worker\nsocial_work_since: 2021-07-01\n")
        put(folder, f"enquiries/E2026-000{ord(site) - 96}.yaml",
            f"enquiry: E2026-000{ord(site) - 96}\nsite: {site}\nworker: w-{site}\ndate: 2026-10-0{ord(site) - 96}\n")
    made = lanzhi("report", "month", "--month", "2026-10", "-f", "xlsx=odd.xlsx", cwd=folder)
    check(made.returncode in (0, 1), f"odd names: {made.stderr}")
    with open(os.path.join(folder, "odd.xlsx"), "rb") as file:
        data = file.read()
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    check(all(cell.data_type == "s" for cell in cells), "odd names: a formula")
    texts = " ".join(cell.value for cell in cells)
    for words in odd.values():
        check(words in texts, f"odd names: {words} is not there as it is")
    check("=cmd()" in texts, "odd names: the agency's")
    for sheet in workbook:
        check_sheet("odd names", sheet)


def check_set(folder, example):
    """The set of -o: the same bytes elsewhere and on another day, sums that are true, tables that are rectangular."""
    tree = os.path.join(TREE, "examples", example)
    one, two = os.path.join(folder, "one"), os.path.join(folder, "two")
    build = ["report", "month", "--month", "2026-10", "--lang", "zh", "-o"]
    for made in (lanzhi(*build, one, cwd=tree),
                 lanzhi(*build, two, "-j1", "--today", "2027-02-03", cwd=tree, LC_ALL="C", TZ="America/New_York"),
                 lanzhi(*build, two, "--check", "--lang", "en", cwd=tree)):
        check(made.returncode == 0, f"{example}: {made.stderr}")
    have = files(one)
    check(have == files(two), f"{example}: another set elsewhere and on another day")
    manifest = json.loads(have.pop("month-2026-10.manifest.json"))
    check([file["file"] for file in manifest["files"]] != [] and sorted(file["file"] for file in manifest["files"]) == sorted(have),
          f"{example}: the manifest tells of other files")
    for file in manifest["files"]:
        data = have[file["file"]]
        check(file["sha256"] == hashlib.sha256(data).hexdigest() and file["bytes"] == len(data), f"{example}: {file}")
        if file["format"] == "csv":
            check(data.startswith(b"\xef\xbb\xbf"), f"{example}, {file['file']}: no byte order mark")
            check(b"\r\n" in data and b"\n" not in data.replace(b"\r\n", b""), f"{example}, {file['file']}: ends of lines")
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
            check(len({len(row) for row in rows}) == 1, f"{example}, {file['file']}: not rectangular")
            if not file["table"]:  # the records behind the figures
                check(len(rows) > 1, f"{example}, {file['file']}: empty")
                continue
            wanted = [table["rows"] for table in manifest["tables"] if table["table"] == file["table"]]
            check(wanted == [len(rows) - 1], f"{example}, {file['file']}: {len(rows) - 1} rows, not {wanted}")
        if file["format"] == "html":
            page = data.decode()
            check("<script" not in page, f"{example}, {file['file']}: a script")
            charts = re.findall(r"<svg.*?</svg>", page, re.S)
            check(bool(charts) == (file["file"] == "month-2026-10.html"), f"{example}, {file['file']}: {len(charts)} charts")
            for chart in charts:
                ET.fromstring(chart)  # well-formed
            for link in re.findall(r'href="([^"]*)"', page):
                name, _, anchor = link.partition("#")
                there = name in have and (not anchor or f'id="{anchor}"' in have[name].decode())
                check(there, f"{example}, {file['file']}: leads to {link}")


def main():
    tables = charts = 0
    with tempfile.TemporaryDirectory() as folder:
        for example in ("lantian", "lvye"):
            for language in ("zh", "en"):
                for report in REPORTS:
                    more = check_report(folder, example, language, report)
                    tables, charts = tables + more[0], charts + more[1]
            for args in (["due", "--all"], ["list", "case"]):
                path = os.path.join(folder, "list.xlsx")
                lanzhi(*args, "-f", f"xlsx={path}", cwd=os.path.join(TREE, "examples", example))
                with open(path, "rb") as file:
                    data = file.read()
                check_bytes(" ".join(args), data)
                for sheet in openpyxl.load_workbook(io.BytesIO(data)):
                    check_sheet(f"{example} {' '.join(args)}", sheet)
        for example in ("lantian", "lvye"):
            check_set(os.path.join(folder, f"set-{example}"), example)
        check_words(os.path.join(folder, "odd"))
    check(tables >= 200 and charts >= 40, f"only {tables} tables were compared and {charts} charts read")
    print(f"{tables} tables, {charts} charts")


main()
finish()
