#!/usr/bin/python3
"""No words of a record leave through a log.

The fullest record of each kind in the examples gets a mark for every free text. It is then broken in every place and in
every way that one edit can, each time in a file of its own, and all files are linted in all formats at once. The mark may
come out only where people read it at their own terminal. One edit in twenty, by a seed that is printed; LANZHI_FULL=1 makes them
all, LANZHI_SEED=N the same ones again.
"""
import copy
import functools
import json
import os
import random
import shutil
import tempfile

import yaml

from support import FORMATS, TREE, check, finish, lanzhi

MARK = "暗号 zzqx"
TRACES = ("暗号", "zzqx", "%E6%9A%97", "\\u6697")
SHARE = 1 if "LANZHI_FULL" in os.environ else 20
SEED = int(os.environ.get("LANZHI_SEED") or random.SystemRandom().randrange(10**6))
DRAW = random.Random(SEED)
CODES = {"ref", "guardian", "client", "present", "absent", "members"}  # texts that hold codes, which may be told


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CBaseLoader)  # every value as it is typed


def dump(record):
    return yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100000)


def shapes():
    """Kind -> fields by either name; `item` and `fields` as in schemas/record."""
    found = {}
    folder = os.path.join(TREE, "schemas", "record")
    for name in sorted(os.listdir(folder)):
        shape = load(os.path.join(folder, name))
        found[shape["shape"]] = found[shape["zh"]] = shape
    return found


def fields_of(shape):
    return {name: field for field in shape.get("fields", []) for name in (field["key"], field["zh"])}


def shape_below(shape, step):
    """Of the field called `step`; of an element of a list, where it is a number."""
    if isinstance(step, int):
        return shape.get("item", {"type": "section", "fields": shape.get("fields", []), "key": shape.get("key")})
    return fields_of(shape).get(step, {})


def is_public(shape):
    return shape.get("public") == "true"  # the agency's own words


def mark_texts(node, shape):
    """The same with a mark for every free text."""
    if isinstance(node, dict):
        return {key: mark_texts(value, shape_below(shape, key)) for key, value in node.items()}
    if isinstance(node, list):
        return [mark_texts(value, shape_below(shape, number)) for number, value in enumerate(node)]
    told = shape.get("key") in CODES or is_public(shape)
    free = shape.get("type") in ("text", "prose") and not told
    return MARK if free else node


def places(node, at=()):
    """The path of every value below the record."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        yield at + (key,)
        yield from places(value, at + (key,))


def holder_of(record, path):
    for key in path[:-1]:
        record = record[key]
    return record


def edits(record, shape):
    """Copies of the record, each broken in one place."""
    for path in list(places(record))[1:]:  # the first is the kind and id
        value = holder_of(record, path)[path[-1]]
        field = functools.reduce(shape_below, path, shape)

        def put(new):
            broken = copy.deepcopy(record)
            holder_of(broken, path)[path[-1]] = new
            return broken

        gone = copy.deepcopy(record)
        del holder_of(gone, path)[path[-1]]
        yield gone
        if not is_public(field):  # there it would be no mark, but words for all
            yield put(MARK)
        yield put([MARK])
        yield put({MARK: MARK})
        if isinstance(path[-1], str):
            renamed = copy.deepcopy(record)
            holder = holder_of(renamed, path)
            pairs = [(MARK if key == path[-1] else key, each) for key, each in holder.items()]
            holder.clear()
            holder.update(pairs)
            yield renamed
        if isinstance(value, list):
            yield put(value + value)
        elif isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
            for year in (-1, 1, 30):
                yield put(f"{int(value[:4]) + year}{value[4:]}")
        elif isinstance(value, str) and value.isdigit():
            yield put(str(int(value) + 7))
        elif value in ("是", "否", "true", "false"):
            yield put({"是": "否", "否": "是", "true": "false", "false": "true"}[value])


def misspellings(text):
    """The text of a record, each time with one line that somebody mistyped."""
    lines = text.split("\n")[:-1]
    for i, line in enumerate(lines[1:], 1):
        key, colon, _ = line.partition(":")
        bare = line[:len(line) - len(line.lstrip())]
        broken = [bare + MARK, bare + f"{MARK}: {MARK}", line + f" #{MARK}", line + f" {MARK}：{MARK}", "\t" + line,
                  line + "\n" + line, line + f"\n{bare}  {MARK}", f"--- {MARK}", f"... \n{MARK}", f"%{MARK}",
                  f"<<<<<<< {MARK}"]
        if colon:
            broken += [f"{key}：{MARK}", f"{key}:{MARK}"]
            broken += [f"{key}: {value}" for value in (
                f'"{MARK}', f"'{MARK}", f'"{MARK}" {MARK}', f'"\\{MARK}"', f"*{MARK}", f"&{MARK}", f"!{MARK}", f"@{MARK}",
                f"| {MARK}", f"{{{MARK}", f"{{{MARK}：{MARK}}}", f"{{a: {MARK}，{MARK}}}", f"[{MARK}: {MARK}: {MARK}]",
                f"[{MARK}, ] {MARK}", f"{MARK}: {MARK}", f"- {MARK}", f"{MARK}\u3000", f"{MARK}\u202e")]
            broken += [f"? {MARK}", f"－ {MARK}", f"-{MARK}", f"{{{MARK}: x}}: y"]
        for each in broken:
            yield "\n".join(lines[:i] + [each] + lines[i + 1:]) + "\n"


def fullest(folder):
    """Folder of the kind -> the longest record in it."""
    found = {}
    for at, _, names in sorted(os.walk(folder)):
        below = os.path.relpath(at, folder).split(os.sep)[0]
        if below in (".", "handbook", "private"):
            continue
        for name in sorted(names):
            path = os.path.join(at, name)
            if name.endswith(".yaml") and os.path.getsize(path) > os.path.getsize(found.get(below, "/dev/null")):
                found[below] = path
    return found


def break_all(folder, known):
    """Writes the broken records into `folder`; returns how many."""
    count = 0
    chosen = fullest(folder)
    for below, path in sorted(chosen.items()):
        record = load(path)
        kind, old = next(iter(record.items()))
        record = mark_texts(record, known[kind])
        # Faults of the text are the same for every kind.
        texts = [dump(each) for each in edits(record, known[kind]) if not DRAW.randrange(SHARE)]
        if below == "enquiries":
            texts += misspellings(dump(record))
        for text in texts:
            count += 1
            new = f"{old[:5]}-{count:05}" if old[1:5].isdigit() else f"{old}-{count:05}"
            name = os.path.join(folder, below, "broken", new + ".yaml")
            os.makedirs(os.path.dirname(name), exist_ok=True)
            with open(name, "w", encoding="utf-8") as file:
                file.write(text.replace(old, new, 1))
    return count


def lint_all(folder, out):
    """All formats in one run: the exit code, and what each says."""
    asked = [word for name in FORMATS for word in ("-f", f"{name}={os.path.join(out, name)}")]
    run = lanzhi("lint", "-v", "--redact", *asked, cwd=folder)
    texts = {"standard output": run.stdout.decode(), "standard error": run.stderr.decode()}
    for name in FORMATS:
        with open(os.path.join(out, name), encoding="utf-8") as file:
            texts[name] = file.read()
    return run.returncode, texts


print(f"LANZHI_SEED={SEED}")
with tempfile.TemporaryDirectory() as scratch:
    for handbook, lang in (("lantian", "zh"), ("lvye", "en")):
        folder = os.path.join(scratch, handbook)
        shutil.copytree(os.path.join(TREE, "examples", handbook), folder)
        count = break_all(folder, shapes())
        out = os.path.join(scratch, f"{handbook}-out")
        os.mkdir(out)
        code, texts = lint_all(folder, out)
        check(code == 1, f"{handbook}: exit code {code}")
        for name, text in texts.items():
            leak = next((line for line in text.splitlines() if any(trace in line for trace in TRACES)), None)
            check(leak is None, f"{handbook} {name}: {leak and leak[:300]}")
        rules = {finding["rule"] for finding in json.loads(texts["json"])["findings"]}
        print(f"{handbook}: {count} broken records, {len(rules)} rules spoke")
        check(len(rules) >= (120 if SHARE == 1 else 35), f"{handbook}: only {len(rules)} rules spoke")
        for word in ("yaml-quote", "yaml-comment", "yaml-anchor", "yaml-flow-text", "yaml-no-colon", "yaml-tag",
                     "yaml-duplicate-key", "record-unknown-key", "record-bad-choice", "record-wrong-type", "record-date",
                     "record-broken-link"):
            check(word in rules, f"{handbook}: {word} did not speak")
        # The marks are there to be found.
        shown = lanzhi("lint", "-f", "human", "--no-redact", "--rule", "yaml-quote", cwd=folder, CI="true").stdout.decode()
        check(MARK in shown, f"{handbook}: no mark at a terminal")
        hidden = lanzhi("lint", "-f", "human", "--rule", "yaml-quote", cwd=folder, CI="true").stdout.decode()
        check("yaml-quote" in hidden and not any(trace in hidden for trace in TRACES), f"{handbook}: a mark under CI")
finish()
