"""The tables of a monthly report, by the program and by the recount, as (table, row) -> column -> figure."""
import calendar
import datetime
import json
import os
import subprocess
from decimal import Decimal

import count
import model

TABLES = ("rows", "year_to_date", "twelve_months", "volunteers")
KEYS = {"rows": ("site", "worker"), "year_to_date": ("site",), "twelve_months": ("month",),
        "volunteers": ("site", "person", "record")}
VOLUNTEER_COLUMNS = ["times", "hours"]
LAW = (("open_start", "taken_over", "new"), ("handed_over", "closed", "open_end"))


class Failed(Exception):
    """The program does not give a report that can be compared."""


def service_columns(source, handbook):
    """The columns of the handbook, by the report's own description."""
    told = model.load(os.path.join(source, "schemas", "reports", "columns", "services.yaml"))
    columns = []
    for group in told["columns"]:
        for column in group["columns"]:
            if handbook in column.get("handbooks", [handbook]):
                columns.append(column["id"])
                columns += [f"{column['id']}.{part}" for part in column.get("parts", [])]
    return columns


def report(binary, folder, month, today):
    command = [binary, "report", "month", "--month", month, "-C", folder, "-f", "json", "--today", today, "--lang", "en"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"exit {done.returncode}: {done.stderr.strip()}")
    told = json.loads(done.stdout, parse_float=Decimal, parse_int=Decimal)
    if told["left_out"]:
        raise Failed(f"left out: {told['left_out']}")
    return told


def of_program(told):
    """(table, row) -> cells; two rows of one name are a failure."""
    result = {}
    for table in TABLES:
        for row in told[table]:
            name = table, tuple(row[key] for key in KEYS[table])
            if name in result:
                raise Failed(f"{table}: two rows {name[1]}")
            result[name] = row["cells"]
    return result


def month_days(year, month):
    return count.Days(datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1]))


def earlier(year, month, months):
    year, month = divmod(year * 12 + month - 1 - months, 12)
    return year, month + 1


def handed_in(month, today):
    """What is known by the fifth day of the next month, or today before that."""
    year, number = earlier(*(int(part) for part in month.split("-")), -1)
    return min(datetime.date(year, number, 5), today)


def grouped(table, counted, levels):
    """Every row with the groups above it: the deepest, those of the first key, and the total; None stands for all, and what a
    record does not say is empty."""
    result = {}
    for each in counted:
        values = [getattr(each, level) or "" for level in levels]
        names = {tuple(values), (values[0],) + (None,) * (len(levels) - 1), (None,) * len(levels)}
        for name in names:
            result.setdefault((table, name), []).append(each)
    result.setdefault((table, (None,) * len(levels)), [])
    return {name: count.figures(several) for name, several in result.items()}


def of_recount(records, month):
    year, number = (int(part) for part in month.split("-"))
    days = month_days(year, number)
    in_year = count.Days(datetime.date(year, 1, 1), days.last)
    result = grouped("rows", list(count.services(records, days)), ("site", "worker"))
    result.update(grouped("year_to_date", list(count.services(records, in_year)), ("site",)))
    result.update(grouped("volunteers", list(count.volunteer_service(records, days)), ("site", "person", "record")))
    for months in range(11, -1, -1):
        at = earlier(year, number, months)
        name = "twelve_months", ("%d-%02d" % at,)
        result[name] = count.figures(count.open_cases(records, month_days(*at)))
    # As the last of all the days ends.
    result["twelve_months", (None,)] = result["twelve_months", (month,)]
    return result


def columns_of(table, services):
    return {"twelve_months": ["open"], "volunteers": VOLUNTEER_COLUMNS}.get(table, services)


def with_figures(tables, services):
    """Rows with a figure in a column that the handbook has."""
    return {name for name, cells in tables.items()
            if any(cells.get(each, 0) != 0 for each in columns_of(name[0], services))}


def differences(program, recounted, services):
    """(how many figures were compared, lines about those that differ)."""
    compared, lines = 0, []
    for name in sorted(with_figures(recounted, services) | set(program), key=str):
        table, row = name
        words = f"table {table}, row {'/'.join(each or '-' for each in row)}"
        if name not in program:
            lines.append(f"{words}: not in the report, recount {recounted[name]}")
            continue
        expected = columns_of(table, services)
        if set(program[name]) != set(expected):
            lines.append(f"{words}: columns differ: {sorted(set(program[name]) ^ set(expected))}")
        for column in expected:
            told, own = program[name].get(column), recounted.get(name, {}).get(column, Decimal(0))
            compared += 1
            if told != own:
                lines.append(f"{words}, column {column}: program {told}, recount {own}")
    return compared, lines


def law(program):
    """With each worker and site: open at the start, taken over and new are handed over, closed and open at the end."""
    compared, lines = 0, []
    for (table, row), cells in program.items():
        if table in ("rows", "year_to_date"):
            before, after = (sum(cells[column] for column in columns) for columns in LAW)
            compared += 1
            if before != after:
                lines.append(f"table {table}, row {'/'.join(each or '-' for each in row)}: "
                             f"{' + '.join(LAW[0])} = {before}, {' + '.join(LAW[1])} = {after}")
    return compared, lines
