#!/usr/bin/python3
"""The figures of `report month`, counted a second time from the records alone.

usage: recount.py LANZHI SOURCE [FOLDERS]. SOURCE has schemas/ and examples/; FOLDERS is how many random agencies are made
(200). Each figure of the tables rows, year_to_date, twelve_months and volunteers is held against a count by the definitions
(`lanzhi explain NUMBER`), those of the months of *.md here against a count by hand as well.
RECOUNT_KEEP=DIR leaves the random agencies there.
"""
import datetime
import os
import random
import sys
import tempfile

import hand
import model
import random_agency
import tables

SEED = 20261101
EXAMPLES = ("lantian", "lvye")
MONTHS = [f"2025-{month:02}" for month in (1, 4, 7, 10, 12)] + [f"2026-{month:02}" for month in range(1, 13)]
TODAY = "2026-12-31"


class Tally:
    def __init__(self):
        self.figures, self.folders, self.failures = 0, 0, 0

    def add(self, what, compared, lines):
        self.figures += compared
        self.failures += len(lines)
        for line in lines:
            print(f"{what}: {line}")


def known_to(told, month, today):
    """The day as on which the report knows the records, and a line where it is not the one that it should be."""
    expected = tables.handed_in(month, datetime.date.fromisoformat(today))
    lines = [] if told["as_of"] == str(expected) else [f"as_of: program {told['as_of']}, recount {expected}"]
    return datetime.date.fromisoformat(told["as_of"]), lines


def compare(tally, binary, source, shapes, folder, written, name, month, today):
    """One month of one folder and of what is written in it; `today` decides what is known."""
    what = f"{name} {month}"
    try:
        told = tables.report(binary, folder, month, today)
        program = tables.of_program(told)
    except tables.Failed as failed:
        tally.add(what, 0, [str(failed)])
        return
    as_of, lines = known_to(told, month, today)
    tally.add(what, 1, lines)
    records = model.known(shapes, written, as_of)
    services = tables.service_columns(source, told["handbook"])
    tally.add(what, *tables.differences(program, tables.of_recount(records, month), services))
    tally.add(what, *tables.law(program))


def compare_examples(tally, binary, source, shapes):
    for name in EXAMPLES:
        tally.folders += 1
        folder = os.path.join(source, "examples", name)
        written = model.read_folder(shapes, folder)
        for month in MONTHS:
            compare(tally, binary, source, shapes, folder, written, name, month, TODAY)


def compare_by_hand(tally, binary, source):
    for name, month, figures in hand.counts():
        told = tables.report(binary, os.path.join(source, "examples", name), month, TODAY)
        services = tables.service_columns(source, told["handbook"])
        # A count by hand has no figure where there is nothing and where nobody wrote how much.
        program = {row: {column: figure or 0 for column, figure in cells.items()}
                   for row, cells in tables.of_program(told).items()}
        tally.add(f"{name} {month} by hand", *tables.differences(program, figures, services))


def compare_random(tally, binary, source, shapes, folders, place):
    for number in range(folders):
        draw = random.Random(SEED + number)
        name = f"random-{number:03}"
        folder = os.path.join(place, name)
        month, today = random_agency.write(draw, shapes, folder)
        written = model.read_folder(shapes, folder)
        tally.folders += 1
        compare(tally, binary, source, shapes, folder, written, f"{name} (today {today})", month, str(today))


def main(binary, source, folders="200"):
    shapes = model.Shapes(source)
    tally = Tally()
    compare_examples(tally, binary, source, shapes)
    compare_by_hand(tally, binary, source)
    with tempfile.TemporaryDirectory() as made:
        place = os.environ.get("RECOUNT_KEEP", made)
        compare_random(tally, binary, source, shapes, int(folders), place)
    print(f"{tally.figures} figures of {tally.folders} folders, {tally.failures} failures")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
