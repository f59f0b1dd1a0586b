"""Records as they stand in a folder, with English keys and choices, read by the shapes in schemas/record."""
import datetime
import os
import re
from decimal import Decimal

import yaml

DAY = re.compile(r"\d{4}-\d\d-\d\d")
TRUE = {"yes", "true", "是"}


class Unreadable(Exception):
    """A key, choice or date that the shapes do not have."""


def load(path):
    """Every value as it is written: what it is, the shape says."""
    with open(path, encoding="utf-8") as stream:
        return yaml.load(stream, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


class Shapes:
    def __init__(self, source):
        folder = os.path.join(source, "schemas", "record")
        self.by_kind = {}
        self.kind_of = {}
        for name in sorted(os.listdir(folder)):
            shape = load(os.path.join(folder, name))
            kind = shape["shape"]
            fill_choices(shape["fields"], shape.get("vocabularies", {}))
            self.by_kind[kind] = shape
            self.kind_of[kind] = self.kind_of[shape["zh"]] = kind


def fill_choices(fields, vocabularies):
    """Gives a field the choices that it shares with others of its shape."""
    for field in fields:
        if field.get("vocabulary") in vocabularies:
            field["choices"] = vocabularies[field["vocabulary"]]
        fill_choices(field.get("fields", []), vocabularies)


def choice(field, value):
    for each in field.get("choices", []):
        if value in (each["value"], each["zh"], *each.get("was", [])):
            return each["value"]
    if "choices" not in field:  # those of the handbook: no number asks for them
        return value
    if field.get("open") == "true" and value in ("other", "其他"):
        return "other"
    raise Unreadable(f"{field.get('key', '')}: {value}")


def day(value):
    if not DAY.fullmatch(value):
        raise Unreadable(value)
    return datetime.date.fromisoformat(value)


def single(field, value):
    kind = field["type"]
    if kind == "date":
        return day(value)
    if kind == "choice":
        return choice(field, value)
    if kind == "boolean":
        return value in TRUE
    if kind in ("count", "decimal") and field.get("birth_year") != "true":
        return Decimal(value)
    return value


def section(fields, raw):
    """The fields of a section that say something."""
    names = {name: each for each in fields for name in (each["key"], each["zh"])}
    read = {}
    for name, value in raw.items():
        if name not in names:
            raise Unreadable(name)
        field = names[name]
        if value in ("", [], {}):
            continue
        read[field["key"]] = element(field, value)
    return read


def element(field, value):
    if field["type"] == "section":
        return section(field["fields"], value)
    if field["type"] == "list" and "fields" in field:
        if field.get("alone") == "true" and isinstance(value, dict):
            value = [value]  # one alone may stand there without its dash
        return [section(field["fields"], each) for each in value]
    if field["type"] == "list":
        return [single(field["item"], each) for each in value]
    return single(field, value)


def record(shapes, raw):
    """(kind, record with its `id`), or nothing for a file that is no record."""
    first = next(iter(raw))
    if first not in shapes.kind_of:
        return None
    kind = shapes.kind_of[first]
    rest = {name: value for name, value in raw.items() if name != first}
    return kind, {"id": raw[first], **section(shapes.by_kind[kind]["fields"], rest)}


def read_folder(shapes, folder):
    """kind -> its records."""
    records = {kind: [] for kind in shapes.by_kind}
    for place, below, names in os.walk(folder):
        below[:] = sorted(each for each in below if not each.startswith(".") and each not in ("handbook", "private"))
        for name in sorted(names):
            if not name.endswith(".yaml") or name == "lanzhi.yaml":
                continue
            read = record(shapes, load(os.path.join(place, name)))
            if read:
                records[read[0]].append(read[1])
    return records


def known_section(fields, value, as_of):
    """Without the dates after the day; what is planned is known."""
    of = {field["key"]: field for field in fields}
    known = {}
    for key, inner in value.items():
        field = of.get(key, {"type": "text"})
        if field["type"] == "date" and field.get("planned") != "true" and inner > as_of:
            continue
        if field["type"] == "section":
            inner = known_section(field["fields"], inner, as_of)
        elif field["type"] == "list" and "fields" in field:
            inner = [known_section(field["fields"], each, as_of) for each in inner]
        known[key] = inner
    return known


def known(shapes, records, as_of):
    """The records as they are known on a day: one whose own date is later is not."""
    result = {}
    for kind, several in records.items():
        shape = shapes.by_kind[kind]
        dated = shape.get("date")
        result[kind] = [known_section(shape["fields"], each, as_of) for each in several
                        if not (dated in each and each[dated] > as_of)]
    return result
