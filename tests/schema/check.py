#!/usr/bin/env python3
"""Holds the JSON Schemas that `lanzhi schema` prints against what `lanzhi lint` says, with a validator of others.

check.py LANZHI TREE [PART]: every example is accepted; every file of examples/faulty, and every record made from an example by
changing one place, is refused exactly when lint has a `record-` finding that one document can show.
"""

import copy
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import yaml

# Rules that no schema of one document can hold, each with the reason.
BEYOND = {
    "record-duplicate-id": "rests on the other files",
    "record-broken-link": "rests on the other files",
    "record-id-file": "rests on the name of the file",
    "record-id-parts": "compares the id with what it is made of",
    "record-private": "asks what a text means: a name, a number of a person",
    "record-blank": "rests on whether a rule speaks of the same place",
    "record-number": "rests on the numbers of reports",
    "record-staff-day": "rests on the records of staff",
    "record-open-twice": "rests on the other files",
    "record-same-key": "compares the entries of a list with each other",
}
# A date of these years that lint refuses is too far from the year in the id, a year of birth after the first date: both rest
# on another value.
WITHIN = re.compile(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b")


class Loader(yaml.SafeLoader):
    """Plain scalars as editors read them (YAML 1.2, core schema): no dates, and no yes or 12:30 that is not a text."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def text_of(value, indent=0):
    """A document in block style; texts in double quotes, so that nothing but the value is at stake."""
    pad = "  " * indent
    if isinstance(value, dict) and value:
        lines = []
        for key, inner in value.items():
            block = isinstance(inner, (dict, list)) and inner
            lines.append(f"{pad}{key}:" + ("\n" + text_of(inner, indent + 1) if block else " " + text_of(inner)))
        return "\n".join(lines)
    if isinstance(value, list) and value:
        lines = []
        for inner in value:
            block = text_of(inner, indent + 1)
            lines.append(f"{pad}- " + block.lstrip(" "))
        return "\n".join(lines)
    return json.dumps(value, ensure_ascii=False)


class Lanzhi:
    def __init__(self, program):
        self.program = program

    def run(self, folder, *arguments):
        done = subprocess.run([self.program, "-C", folder, *arguments], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f"lanzhi {' '.join(arguments)} in {folder}: exit {done.returncode}\n{done.stderr}")
        return done.stdout

    def schema(self, folder, *arguments):
        schema = json.loads(self.run(folder, "schema", *arguments))
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    def findings(self, folder):
        by_path = {}
        for finding in json.loads(self.run(folder, "lint", "-f", "json"))["findings"]:
            by_path.setdefault(finding["path"], []).append(finding)
        return by_path


def records(folder):
    return sorted(p for p in folder.rglob("*.yaml") if p.name != "lanzhi.yaml" and not p.relative_to(folder).parts[0][0] == ".")


def load(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def shown(findings):
    """The rules by which a schema should refuse the record; None when other readers cannot read it."""
    if any(f["rule"].startswith("yaml-") and f["severity"] == "error" for f in findings):
        return None
    return {
        f["rule"]
        for f in findings
        if f["rule"].startswith("record-")
        and f["rule"] not in BEYOND
        # An id that spreadsheets take for a figure is one all the same.
        and not (f["rule"] == "record-id" and f["severity"] == "warning")
        and not (f["rule"] in ("record-date-range", "record-number-range") and WITHIN.search(f["message"]))
    }


class Check:
    def __init__(self):
        self.count = self.refused = self.failures = 0
        self.rules = set()

    def expect(self, validator, document, rules, what):
        if rules is None:
            return
        self.count += 1
        self.rules |= rules
        fault = next(validator.iter_errors(document), None)
        if (fault is not None) == bool(rules):
            self.refused += fault is not None
            return
        self.failures += 1
        said = f"refused: {fault.message[:200]} at {list(fault.absolute_path)}" if fault else f"accepted, though lint says {sorted(rules)}"
        print(f"{what}: {said}", file=sys.stderr)


# What stands in the place of a value: empty, of other types, and texts that are nearly right.
INSTEAD = [
    None, "", "  ", [], {}, [None], {"x": None}, True, False, 0, 7, -1, 1949, 12.5, 1000000000, 1e12, "x", "two\nlines", ["x"],
    {"x": 1}, "2026-03-05", "2026-02-29", "2024-02-29", "2026-13-01", "2026/3/5", "1999-12-31", "2100-01-01", " 2026-03-05 ",
    "09:30", "9:30", "24:00", "12.5", "12.505", "-3", "-0.50", "007", "1e3", "999999999999", "9999999999999", "1899", "2099",
    "是", "否", "yes", "no", "true", "on", "True", "其他", "other", "a b", "a/b", ".a", "阿明", "C2026-0001", "甲，乙",
]  # fmt: skip

FORMER = {"client": ["self", "本人"], "服务对象": ["self", "本人"]}  # names that a choice has, and had once, somewhere


def places(value, path=()):
    """Every key and element, parents first."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inner:
        yield path + (key,), child
        yield from places(child, path + (key,))


def changed(document, path, change):
    copied = copy.deepcopy(document)
    parent = copied
    for key in path[:-1]:
        parent = parent[key]
    change(parent, path[-1])
    return copied


def other_key(parent, key, name):
    items = [(name if k == key else k, v) for k, v in parent.items()]
    parent.clear()
    parent.update(items)


def mutants(documents):
    """One change each, at one element for every place of the shape."""
    seen = set()
    for document in documents:
        kind = next(iter(document))
        for path, value in places(document):
            shape = (kind,) + tuple("-" if isinstance(p, int) else p for p in path)
            if shape in seen:
                continue
            seen.add(shape)
            name = "/".join(map(str, shape))
            for number, instead in enumerate(INSTEAD):
                # Each place tries some; together they try all many times.
                if isinstance(value, (dict, list)) and number > 20 or (number + len(seen)) % 24:
                    continue
                yield f"{name} = {instead!r}", changed(document, path, lambda at, key, v=instead: at.__setitem__(key, v))
            for instead in FORMER.get(value, []) if isinstance(value, str) else []:
                yield f"{name} = {instead!r}", changed(document, path, lambda at, key, v=instead: at.__setitem__(key, v))
            if not isinstance(path[-1], int) and len(seen) % 2:
                yield f"{name} removed", changed(document, path, lambda at, key: at.__delitem__(key))
                yield f"{name} misspelt", changed(document, path, lambda at, key: other_key(at, key, str(key) + "x"))
            if isinstance(value, dict):
                yield f"{name} with more", changed(document, path, lambda at, key: at[key].__setitem__("x", "y"))
        if kind + " more" not in seen:
            seen.add(kind + " more")
            yield f"{kind} with more", dict(document, x="y")
            yield f"{kind} of no kind", {"x" + k if k == kind else k: v for k, v in document.items()}


def flat(value):
    """Without texts of several lines, which the writer above cannot hold."""
    if isinstance(value, dict):
        return {k: flat(v) for k, v in value.items()}
    if isinstance(value, list):
        return [flat(v) for v in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def drawn(made, part):
    """All, or one in `part` from a seed that is printed; LANZHI_SEED=N draws these again, LANZHI_FULL=1 all."""
    if part == 1 or "LANZHI_FULL" in os.environ:
        return made
    seed = int(os.environ.get("LANZHI_SEED", random.randrange(2**32)))
    print(f"one in {part} of {len(made)} changed records; LANZHI_SEED={seed} draws them again")
    return random.Random(seed).sample(made, len(made) // part)


def check_mutants(check, lanzhi, example, validator, part):
    documents = [flat(load(p)) for p in records(example)]
    made = drawn(list(mutants(documents)), part)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        shutil.copy(example / "lanzhi.yaml", folder)
        for sub in ("sites", "staff"):
            shutil.copytree(example / sub, folder / sub)
        paths = []
        for number, (_, document) in enumerate(made):
            path = folder / f"m{number}" / "x.yaml"  # the rules about names of files are beyond a schema
            path.parent.mkdir()
            path.write_text(text_of(document) + "\n", encoding="utf-8")
            paths.append(str(path.relative_to(folder)))
        found = lanzhi.findings(folder)
        for (what, document), path in zip(made, paths):
            # A number in quotes is a text to others, which has no bounds.
            if shown(found.get(path, [])) == {"record-number-range"} and what.endswith("'"):
                continue
            check.expect(validator, document, shown(found.get(path, [])), what)


def inner_schemas(schema):
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from inner_schemas(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from inner_schemas(value)


def offers(schema, definitions):
    """The types of which an editor offers values: those that are named, in alternatives too, but not of what is not."""
    if "enum" in schema or "const" in schema:
        return set()
    named = schema.get("type", [])
    types = {named} if isinstance(named, str) else set(named)
    if "$ref" in schema:
        types |= offers(definitions[schema["$ref"].split("/")[-1]], definitions)
    for word in ("anyOf", "allOf", "oneOf"):
        for inner in schema.get(word, []):
            types |= offers(inner, definitions)
    return types


def check_manners(check, validator, name):
    """What an editor makes of the schema while a record is typed."""
    def expect(holds, what):
        check.count += 1
        if not holds:
            check.failures += 1
            print(f"schema of {name}: {what}", file=sys.stderr)

    definitions = validator.schema["$defs"]
    for schema in inner_schemas(validator.schema):
        if "required" in schema.get("if", {}):
            expect(schema["if"].get("type") == "object", f"an if that holds for what is no map: {schema['if']}")
        if "enum" in schema and not isinstance(schema["enum"], dict):
            expect(len(schema["enum"]) == len(schema["enumDescriptions"]), f"descriptions of {schema['enum']}")
            expect("errorMessage" in schema, f"no message of our own for {schema['enum']}")
        if "$ref" in schema and "minimum" in schema:
            bounds = f"({schema['minimum']}–{schema['maximum']})"
            expect(bounds in schema["description"], f"bounds that nobody sees: {schema}")
        consts = [inner for inner in schema.get("anyOf", []) if isinstance(inner, dict) and "const" in inner]
        expect(not consts, f"alternatives of const: {consts}")
    for definition in ("text", "prose", "date", "time", "period"):
        expect(not offers(definitions[definition], definitions) & {"null", "boolean"}, f"{definition} offers true or null")
    for schema in inner_schemas(validator.schema):
        if schema.get("additionalProperties") is False:
            expect("errorMessage" in schema, "no message of our own for a key that is not known")
    if "properties" not in validator.schema["then"]:
        return
    for first, kind in validator.schema["then"]["properties"].items():
        expect(kind.get("type") == "string", f"{first} is completed without its colon")
    for typed in ("cas", {"cas": "x"}, {"cas": None}, {"date": "x", "worker": "y", "cas": "z"}, {}):
        faults = [fault.message for fault in validator.iter_errors(typed)]
        expect(len(faults) == 1, f"{typed!r}: {len(faults)} messages")


def main():
    lanzhi, tree, check = Lanzhi(sys.argv[1]), pathlib.Path(sys.argv[2]), Check()
    part = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    for name in ("lantian", "lvye", "faulty"):
        folder = tree / "examples" / name
        record, agency = lanzhi.schema(folder), lanzhi.schema(folder, "agency")
        check_manners(check, record, name)
        check_manners(check, agency, f"{name}, agency")
        found = {} if name != "faulty" else lanzhi.findings(folder)
        for path in records(folder):
            findings = found.get(str(path.relative_to(folder)), [])
            if shown(findings) is not None:
                check.expect(record, load(path), shown(findings), str(path))
        check.expect(agency, load(folder / "lanzhi.yaml"), set(), str(folder / "lanzhi.yaml"))
        if name != "faulty":
            check_mutants(check, lanzhi, folder, record, part)
    print(f"{check.count} records, {check.refused} refused, {check.failures} other than lint says; {sorted(check.rules)}")
    sys.exit(check.failures != 0)


if __name__ == "__main__":
    main()
