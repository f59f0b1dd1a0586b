#!/usr/bin/python3
"""`export` tells all that the examples hold, each value in its cell, and nothing else.

The records are read again with another YAML reader, their keys and choices turned into English by the shapes, and each value
put where a reader of the tables looks for it; the tables must hold just these cells. What stands in for something that is not
given (`default` in a shape) is worked out here too. Once with free text, once without, where what may not be told is "…".
"""
import os
import re
import tempfile
from decimal import Decimal

from exported import export, load, records, shapes, tables
from support import TREE, check, finish

SHAPES = shapes()
YES, NO = ("yes", "true", "是"), ("no", "false", "否")
UNKNOWN = ("unknown", "不详")
UNTOLD = "…"


def vocabularies(handbook):
    """Name -> choices, of the handbook that the agency names."""
    return load(os.path.join(TREE, "schemas", "handbooks", handbook, "handbook.yaml")).get("vocabularies", {})


def is_code(text):
    plain = text.replace(":", "")
    return re.fullmatch(r"[A-Za-z0-9._-]+", plain) is not None and re.search(r"\d", plain) is not None


class Teller:
    """The cells of the records of one folder: (table, keys, column) -> value."""

    def __init__(self, folder, words):
        self.words = words
        self.cells, self.defaults = {}, {}
        self.records = list(records(folder))
        self.known = {content[kind] for _, kind, content in self.records}
        self.vocabularies = vocabularies(self.records_of("agency")[0].get("handbook") or self.records_of("agency")[0]["手册"])

    def records_of(self, kind):
        return [content for _, key, content in self.records if SHAPES[key]["shape"] == kind]

    def choices(self, field, shape):
        if "choices" in field:
            return field["choices"]
        return shape.get("vocabularies", {}).get(field["vocabulary"]) or self.vocabularies[field["vocabulary"]]

    def value(self, field, text, shape):
        """The cell of a single value, "" where there is none."""
        kind = field["type"]
        if kind in ("date", "month", "half", "year", "time"):
            return text
        if kind == "decimal":
            return format(Decimal(text).normalize(), "f")
        if kind == "count":
            return "" if text in UNKNOWN else str(int(text))
        if kind == "boolean":
            return "true" if text in YES else "false"
        if kind == "choice":
            for choice in self.choices(field, shape):
                if text in (choice["value"], choice["zh"], *choice.get("was", [])):
                    return choice["value"]
            if field.get("open") == "true" and text in ("other", "其他"):
                return "other"
            raise ValueError(f"no choice: {text}")
        told = self.words or field.get("public") == "true" or (field.get("public") == "codes" and is_code(text))
        if kind == "reference":
            told = told or text in self.known
        return text.rstrip("\n") if told else UNTOLD

    def is_told(self, field):
        return self.words or not (field["type"] == "prose" or field["type"] == "text" and "public" not in field)

    def put(self, table, keys, column, value):
        if value != "":
            self.cells[table, keys, column] = value

    def section(self, shape, table, keys, content, fields, prefix, held_on):
        """What stands in a section, whose columns begin with `prefix`; `held_on`: the day that it is of."""
        for field in fields:
            given = next((content[name] for name in (field["key"], field["zh"]) if content.get(name) not in (None, "", [], {})), None)
            column = prefix + field["key"]
            if given is None:
                self.default(shape, table, keys, column, field, held_on)
            elif field["type"] == "section":
                own = next((given[name] for inner in field["fields"] if inner["key"] == field.get("date")
                            for name in (inner["key"], inner["zh"]) if given.get(name)), held_on)
                self.section(shape, table, keys, given, field["fields"], column + ".", own)
            elif field["type"] == "list":
                self.elements(shape, f"{table}_{column.replace('.', '_')}", keys, given, field, held_on)
            elif self.is_told(field):
                self.put(table, keys, column, self.value(field, given, shape))

    def elements(self, shape, table, keys, given, field, held_on):
        if field.get("alone") and isinstance(given, dict):
            given = [given]  # one alone may stand there without its dash
        for number, element in enumerate(given, 1):
            at = (*keys, str(number))
            self.cells[table, at, None] = ""  # there is a row
            if "fields" in field:
                own = next((element[name] for inner in field["fields"] if inner["key"] == field.get("date")
                            for name in (inner["key"], inner["zh"]) if element.get(name)), held_on)
                self.section(shape, table, at, element, field["fields"], "", own)
            elif self.is_told(field["item"]):
                self.put(table, at, "value", self.value(field["item"], element, shape))

    def default(self, shape, table, keys, column, field, held_on):
        """Who or what is meant where nothing is given: the value of a field at the top on that day, or a choice."""
        if "default" not in field:
            return
        if field["type"] == "choice":
            self.defaults[table, keys, column] = field["default"]
            return
        top = next(each for each in shape["fields"] if each["key"] == field["default"])
        meant = next((self.content[name] for name in (top["key"], top["zh"]) if self.content.get(name)), None)
        for history in (each for each in shape["fields"] if field["default"] in each.get("history", [])):
            entries = self.content.get(history["key"]) or self.content.get(history["zh"]) or []
            names = {inner["key"]: (inner["key"], inner["zh"]) for inner in history["fields"]}
            get = lambda entry, key: next((entry[name] for name in names[key] if entry.get(name)), None)
            held = [(get(entry, history["date"]), get(entry, top["key"])) for entry in entries]
            before = [each for each in held if each[1] and (held_on is None or each[0] <= held_on)]
            if before:
                meant = max(before, key=lambda each: each[0])[1]
        if meant:
            self.defaults[table, keys, column] = meant

    def tell(self):
        for _, kind, self.content in self.records:
            shape = SHAPES[kind]
            table = shape["folder"].split("/")[0] or shape["shape"]
            keys = (self.content[kind],)
            self.cells[table, keys, None] = ""
            day = next((self.content[name] for field in shape["fields"] if field["key"] == shape.get("date")
                        for name in (field["key"], field["zh"]) if self.content.get(name)), None)
            self.section(shape, table, keys, self.content, shape["fields"], "", day)


def cells_of(name, heads, rows):
    """The same of a table that was written."""
    keys = [head for head in heads[1:] if head.endswith(".n")]
    for row in rows:
        cells = dict(zip(heads, row))
        at = (row[0], *(cells[key] for key in keys))
        yield (name, at, None), ""
        for head, cell in cells.items():
            if head != heads[0] and not head.endswith((".n", ".key")) and cell != "":
                yield (name, at, head), cell


def same(cell, expected):
    if cell == expected or cell == "'" + expected:  # which a spreadsheet would take for a formula
        return True
    return re.fullmatch(r"-?\d+\.\d+", cell) is not None and format(Decimal(cell).normalize(), "f") == expected


def told(name, *args):
    folder = os.path.join(TREE, "examples", name)
    with tempfile.TemporaryDirectory() as work:
        done = export(folder, work, *args)
        check(done.returncode == 0, f"{name} {args}: exit {done.returncode}: {done.stderr.decode()}")
        written = {}
        for table, (heads, rows) in tables(work).items():
            if table != "duties":
                for key, cell in cells_of(table, heads, rows):
                    check(key not in written, f"{name}: twice: {key}")
                    written[key] = cell
    teller = Teller(folder, bool(args))
    teller.tell()
    for key, value in teller.cells.items():
        check(key in written and same(written[key], value), f"{name} {args}: {key}: {written.get(key)} in place of {value}")
    for key, value in teller.defaults.items():
        check(written.get(key) == value, f"{name} {args}: {key}: {written.get(key)} in place of the default {value}")
    for key, cell in written.items():
        check(key in teller.cells or key in teller.defaults, f"{name} {args}: {key} is invented: {cell}")
    return len(teller.cells)


def main():
    for name in ("lantian", "lvye"):
        less = told(name)
        more = told(name, "--prose")
        check(less < more, f"{name}: free text adds nothing")
        print(f"{name}: {less} values, {more} with free text")
    finish()


main()
