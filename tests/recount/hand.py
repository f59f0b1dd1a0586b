"""Counts by hand: markdown tables of the figures that are not 0, with what counts."""
import os
import re
from decimal import Decimal

import tables

NAME = re.compile(r"(\w+)-(\d{4}-\d\d)\.md")
ALL = "—"


def row_of(table, site, below):
    if table == "rows":
        return site, below
    if table == "year_to_date":
        return (site,)
    if table == "twelve_months":
        return (below,)
    person, _, record = (below or "").partition(" / ")
    return site, person or None, record or None


def read_table(path):
    """(table, row) -> column -> figure."""
    figures = {}
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not line.startswith("| ") or cells[0] not in tables.TABLES:
                continue
            table, site, below, column, figure = cells[:5]
            site, below = (None if each in ("", ALL) else each for each in (site, below))
            row = figures.setdefault((table, row_of(table, site, below)), {})
            if column in row:
                raise ValueError(f"{path}: twice: {line}")
            row[column] = Decimal(figure)
    return figures


def counts():
    """(example, month, figures) of every table beside this file."""
    here = os.path.dirname(os.path.abspath(__file__))
    for name in sorted(os.listdir(here)):
        told = NAME.fullmatch(name)
        if told:
            yield told[1], told[2], read_table(os.path.join(here, name))
