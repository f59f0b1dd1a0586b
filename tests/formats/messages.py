#!/usr/bin/python3
"""Each message about the text of a record was given where there were marks, and held none.

The inputs of tests/golden and tests/hostile, which show these messages, get marks for all words that are no words of the
shapes, and are linted where CI is set. The marks may not come out, and each id of schemas/messages/record.yaml, yaml.yaml and
waiver.yaml is told of some file with a mark in it, unless unmarked.txt says why not.
"""
import json
import os
import re
import shutil
import tempfile

import yaml

from support import HERE, TREE, check, finish, lanzhi

MARK = "暗号"  # in a reference a word in Latin letters would be an id, which may be told
TRACES = (MARK, "%E6%9A%97", "\\u6697")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def load(*path):
    with open(os.path.join(TREE, *path), encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CBaseLoader)


def names_in(node):
    """The words of shapes: keys, names, choices; no words of help."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("key", "shape", "value", "zh", "en", "name", "type", "as", "none") and isinstance(value, str):
                yield value
            elif key not in ("help", "about", "template"):
                yield from names_in(value)
    elif isinstance(node, list):
        for each in node:
            yield from (each,) if isinstance(each, str) else names_in(each)


def vocabulary():
    words = set("yes no true false null none day days week weeks month months year years 是 否 无 天 周 月 年 个月".split())
    trees = [load("schemas", "record", name) for name in os.listdir(os.path.join(TREE, "schemas", "record"))]
    trees += [load("schemas", "handbooks", book, "handbook.yaml") for book in ("lantian", "lvye")]
    for tree in trees:
        for text in names_in(tree):
            words.update(WORD.findall(text))
            words.add(text)
    return words


def public_keys(node):
    """Fields that may be told."""
    if isinstance(node, dict):
        if "public" in node or "public" in node.get("item", {}):
            yield from (node["key"], node["zh"]) if "key" in node else ()
        for each in node.values():
            yield from public_keys(each)
    elif isinstance(node, list):
        for each in node:
            yield from public_keys(each)


KNOWN = vocabulary()
PUBLIC = {key for name in os.listdir(os.path.join(TREE, "schemas", "record"))
          for key in public_keys(load("schemas", "record", name))}


def mark(text, ids):
    """The same with a mark for each word that is neither of a shape nor an id."""
    def instead(found):
        word = found.group(0)
        line = text[text.rfind("\n", 0, found.start()) + 1:found.start()]
        if any(re.search(rf"(?:^|[ {{,-]){key}['\"]?[:：]", line) for key in PUBLIC):
            return word
        around = text[max(0, found.start() - 1):found.end() + 1]
        if word in KNOWN or word in ids or len(word) == 1 or re.search(r"[0-9_\\&*!]", around):
            return word
        return MARK
    return WORD.sub(instead, text)


def golden_inputs():
    """The files of each golden test, each time that they have changed: path -> bytes."""
    folder = os.path.join(TREE, "tests", "golden")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".test"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as source:
            text = source.read()
        files, changed = {}, False
        for part in re.split(r"(?m)^-- ", text)[1:]:
            head, _, body = part.partition("\n")
            word, _, rest = head.partition(": ")
            body = re.sub(r"(?m)^\\(?=-- |\\)", "", body)
            if body.endswith("\\ no newline\n"):
                body = body[:-len("\n\\ no newline\n")]
            changed = changed or word in ("copy", "file", "bytes")
            if word == "copy":
                for at, _, names in os.walk(os.path.join(TREE, rest)):
                    for each in names:
                        path = os.path.join(at, each)
                        with open(path, "rb") as source:
                            files[os.path.relpath(path, os.path.join(TREE, rest))] = source.read()
            elif word == "file":
                files[rest] = body.encode()
            elif word == "bytes":
                path, _, digits = rest.partition(" ")
                files[path] = bytes.fromhex(digits)
            elif word == "run" and changed and "lanzhi.yaml" in files:
                yield name, dict(files)
                changed = False


def hostile_inputs():
    """The files of tests/hostile as cases, all in one folder for each of the two languages of keys."""
    folder = os.path.join(TREE, "tests", "hostile", "files")
    files = {"lanzhi.yaml": b"agency: a\nhandbook: lantian\nkeys: en\n"}
    for n, name in enumerate(sorted(os.listdir(folder))):
        with open(os.path.join(folder, name), "rb") as source:
            data = source.read()
        files[f"cases/C2026-{n:04}.yaml"] = data
        files[f"cases/C2026-1{n:04}.yaml"] = f"case: C2026-1{n:04}\n".encode() + data
    yield "hostile", files


def more_inputs():
    """What those have without words."""
    text = f"# {MARK}\ncase: C2026-0001\nsite: east\nworker: a\nsource: {MARK}\nsource: self\n{MARK}: x\n"
    yield "more", {"lanzhi.yaml": b"agency: a\nhandbook: lantian\nkeys: en\n", "sites/east.yaml": b"site: east\nkind: post\n",
                   "cases/C2026-0001.yaml": text.encode(), "cases/2026/C2026-0001.yaml": text.encode(),
                   f"cases/{MARK}.yaml": text.replace("0001", "0002").encode()}


def templates():
    """Rule -> [(id, pattern of the message in English)], of what is told of records."""
    found = {}
    for name in ("record", "yaml", "waiver"):
        for entry in load("schemas", "messages", name + ".yaml")["messages"]:
            id_ = entry["id"]
            pattern = "".join("(.*?)" if piece.startswith("<") else re.escape(piece)
                              for piece in re.split(r"(<[a-z][^<>]*>)", entry["en"]))
            found.setdefault(id_.split(".")[0], []).append((id_, re.compile(pattern, re.S)))
    return found


TEMPLATES = templates()
# Only what takes something from the record can tell it.
EXPECTED = {id_ for each in TEMPLATES.values() for id_, pattern in each if pattern.groups}


def ids_of(finding):
    for text in (finding["message"], finding["help"]):
        fits = [(id_, p) for id_, p in TEMPLATES.get(finding["rule"], ()) if text is not None and p.fullmatch(text)]
        # Of several that fit, that with the most words of its own.
        if fits:
            yield max(fits, key=lambda each: len(each[1].pattern))[0]


given, seen = set(), set()
with tempfile.TemporaryDirectory() as top:
    for name, files in [*golden_inputs(), *hostile_inputs(), *more_inputs()]:
        whole = frozenset(files.items())
        if whole in seen:
            continue  # many tests begin with the same example
        seen.add(whole)
        folder = os.path.join(top, "records")
        shutil.rmtree(folder, ignore_errors=True)
        ids = {part for path in files for part in re.split(r"[/.]", path)}
        marked = set()
        for path, data in files.items():
            try:
                text = data.decode()
            except UnicodeDecodeError:
                text = None
            if text is not None and path != "lanzhi.yaml" and path.partition("/")[0] not in ("handbook", "private", "reports"):
                comment = "" if text.startswith(("\ufeff", "%", "---")) else f"# {MARK}\n"
                data = (comment + mark(text, ids)).encode()
                if any(trace.encode() in data for trace in TRACES):
                    marked.add(path)
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as out:
                out.write(data)
        pages = os.path.join(top, "human")
        run = lanzhi("lint", "-v", "-f", "json", "-f", "human=" + pages, "--lang", "en", cwd=folder, CI="true")
        texts = [run.stdout.decode(), run.stderr.decode()]
        if os.path.exists(pages):
            with open(pages, encoding="utf-8") as human:
                texts.append(human.read())
            os.remove(pages)
        for out in texts:
            leak = next((line for line in out.splitlines() if any(trace in line for trace in TRACES)), None)
            check(leak is None, f"{name}: {leak and leak[:400]}")
        if run.returncode not in (0, 1) or not run.stdout:
            continue
        for finding in json.loads(run.stdout)["findings"]:
            paths = [finding["path"], *(each["path"] for each in finding["related"])]
            if any(path in marked or "…" in path for path in paths):  # … is not told, and marked like all
                given.update(ids_of(finding))

excused = {}
with open(os.path.join(HERE, "unmarked.txt"), encoding="utf-8") as lines:
    for line in lines:
        if not line.startswith("#"):
            id_, _, reason = line.rstrip("\n").partition("\t")
            excused[id_] = reason
            check(reason, f"unmarked.txt: no reason: {id_}")
for id_ in sorted(EXPECTED - given - set(excused)):
    check(False, f"never given where there is a mark: {id_}")
for id_ in sorted(set(excused) & given):
    check(False, f"unmarked.txt: is given: {id_}")
print(f"{len(EXPECTED & given)} of {len(EXPECTED)} messages that take something from a record, with marks")
finish()
