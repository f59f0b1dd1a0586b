"""Counts for others than the agency (`--for outside`), held against the true ones and against whoever adds up what is told."""
import json
import os
import random
import re
import sys
from concurrent.futures import ThreadPoolExecutor

from support import TREE, check, lanzhi

sys.path.insert(0, os.path.join(TREE, "tests", "recount"))
import busy  # noqa: E402
import model  # noqa: E402
import random_agency  # noqa: E402

SEED = int(os.environ.get("LANZHI_SEED") or 20261101)
FOLDERS = 16
SMALL, STEP, FEWEST = 5, 5, 3
RECORD = re.compile(r"\b[A-Z]\d{4}-\d{4}\b")


def bounds(told):
    """The least and the most that a total may be by what is told of it."""
    if isinstance(told, int):
        return max(SMALL, told - STEP // 2), told + STEP // 2
    if told == f"<{SMALL}":
        return 0, SMALL - 1
    first, last = (int(word) if word.isdigit() else word for word in told.split(" to "))
    return bounds(first)[0], bounds(last)[1]


def is_step(told):
    if isinstance(told, int):
        return told >= SMALL and told % STEP == 0
    if told == f"<{SMALL}":
        return True
    words = told.split(" to ")
    return len(words) == 2 and all(is_step(int(word) if word.isdigit() else word) for word in words)


def values_left(known, hidden, total):
    """The values that one hidden count may have, when each of them is below SMALL and all sum up within the total."""
    reach = {known}
    for _ in range(hidden - 1):
        reach = {part + value for part in reach for value in range(SMALL)}
    return {value for value in range(SMALL) if any(total[0] <= part + value <= total[1] for part in reach)}


def check_column(where, counts, total, true_counts, true_total):
    """What is told of a column, and by whoever adds it up."""
    for site, told in counts.items():
        true = true_counts.get(site, 0)
        right = told == true if true >= SMALL else told == f"<{SMALL}"
        check(right, f"{where}, {site}: {told!r} is told of {true}")
    check(is_step(total), f"{where}: {total!r} is no step")
    low, high = bounds(total)
    check(low <= true_total <= high, f"{where}: {total!r} is told of a total of {true_total}")
    known = sum(told for told in counts.values() if isinstance(told, int))
    hidden = sum(not isinstance(told, int) for told in counts.values())
    if hidden:
        left = values_left(known, hidden, (low, high))
        check(len(left) >= FEWEST, f"{where}: {counts} and {total!r} leave only {sorted(left)}")
    return hidden


def check_told(where, text, told, workers):
    found = RECORD.findall(text) + [worker for worker in workers if worker in text]
    check(not found, f"{where}: {found[:3]}")
    check(set(told) == {"version", "report", "for", "from", "to", "as_of", "agency", "rows"}, f"{where}: {sorted(told)}")
    for row in told["rows"]:
        check(set(row) == {"site", "cells"}, f"{where}: a row of {sorted(row)}")
        for column, cell in row["cells"].items():
            small = cell < SMALL if isinstance(cell, (int, float)) else re.search(r"(?<!<)\b[0-4]\b", str(cell))
            check(cell is not None and not small, f"{where}, {row['site']}, {column}: {cell!r}")
    check([row["site"] for row in told["rows"]][-1] is None, f"{where}: no total")


def report_of(folder, month, *more):
    made = lanzhi("--lang", "en", "-j", "1", "report", "month", "--month", month, "--today", "2027-12-31", "-f", "json", *more,
                  cwd=folder)
    check(made.returncode in (0, 1), f"{folder} {month}: {made.stderr.decode()[:300]}")
    return made.stdout.decode()


def check_month(where, folder, month, workers):
    """(columns, hidden counts, sites that are told of)."""
    text = report_of(folder, month, "--for", "outside")
    told, true = json.loads(text), json.loads(report_of(folder, month, "--table", "rows"))
    check_told(where, text, told, workers)
    sites = {row["site"]: row["cells"] for row in told["rows"]}
    own = {row["site"]: row["cells"] for row in true["rows"] if row["worker"] is None}
    columns = list(sites[None])
    hidden = 0
    for column in columns:
        counts = {site: cells[column] for site, cells in sites.items() if site}
        true_counts = {site: cells[column] for site, cells in own.items() if site}
        hidden += check_column(f"{where}, {column}", counts, sites[None][column], true_counts, own[None][column])
    return len(columns), hidden, set(sites) - {None}


def check_folder(number, shapes, place):
    """(columns, hidden counts) of all months of the year."""
    draw = random.Random(SEED + number)
    folder = os.path.join(place, f"agency-{number:02}")
    year = random_agency.write(draw, shapes, folder)[0][:4] if number % 2 else busy.write(draw, shapes, folder)
    workers = [name[:-5] for name in os.listdir(os.path.join(folder, "staff"))]
    results = [check_month(f"{os.path.basename(folder)} {year}-{month:02}", folder, f"{year}-{month:02}", workers)
               for month in range(1, 13)]
    ever = set().union(*(sites for _, _, sites in results))
    gone = {f"{month:02}": sorted(ever - sites) for month, (_, _, sites) in enumerate(results, 1) if sites != ever}
    check(not gone, f"{os.path.basename(folder)} {year}: sites that are told of in other months and not in these, "
                    f"which says that all their counts are 0: {gone}")
    return sum(each[0] for each in results), sum(each[1] for each in results)


def check_counts(scratch):
    shapes = model.Shapes(TREE)
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda number: check_folder(number, shapes, scratch), range(FOLDERS)))
    columns, hidden = (sum(each) for each in zip(*results))
    check(hidden > FOLDERS * 50 and columns >= FOLDERS * 12 * 5, f"only {columns} columns with {hidden} hidden counts")
    print(f"{FOLDERS} agencies of twelve months: {columns} columns, {hidden} counts that are hidden")
