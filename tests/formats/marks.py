"""Marks in place of whatever in a record may be about a client, by the shapes in schemas/record."""
import glob
import os

import yaml

from exported import load, shapes

WORDS = "暗号 zzqx"  # in place of texts and prose
NAME = "暗号zzqx"  # in place of codes of persons: somebody typed a name
TRACES = ("暗号", "zzqx", "%E6%9A%97", "\\u6697", "&#26263;", "&#x6697;")


def is_words(field):
    return field.get("type") == "prose" or field.get("type") == "text" and "public" not in field


def is_code(field):
    return field.get("type") == "text" and field.get("public") == "codes"


def texts_of(fields, asked, at=""):
    """The paths of the texts that are asked for, as a report names them; those within a list with a dot behind the list."""
    for field in fields:
        path = f"{at}{field['key']}"
        if asked(field) or asked(field.get("item", {})):
            yield path
        if field["type"] in ("section", "list"):
            yield from texts_of(field.get("fields", []), asked, path + ("(last)." if field["type"] == "list" else "."))


class Marker:
    """`codes`: the codes of persons as well. `count`: how many marks were set."""

    def __init__(self, codes):
        self.codes, self.count = codes, 0

    def mark(self, value, field):
        if isinstance(value, dict):
            known = {name: each for each in field.get("fields", []) for name in (each["key"], each["zh"])}
            return {key: self.mark(each, known.get(key, {})) for key, each in value.items()}
        if isinstance(value, list):
            return [self.mark(each, field.get("item", {"type": "section", "fields": field.get("fields", [])})) for each in value]
        return self.word(value, field)

    def word(self, value, field):
        if is_words(field):
            self.count += 1
            return f"{WORDS}{self.count}"
        if is_code(field) and self.codes:
            self.count += 1
            return NAME
        return value


def mark_folder(folder, codes):
    """Marks every record of the folder; how many marks."""
    known, marker = shapes(), Marker(codes)
    for path in sorted(glob.glob(os.path.join(folder, "*", "**", "*.yaml"), recursive=True)):
        record = load(path)
        marked = marker.mark(record, known[next(iter(record))])
        with open(path, "w", encoding="utf-8") as file:
            yaml.dump(marked, file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100000)
    return marker.count
