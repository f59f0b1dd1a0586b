#!/usr/bin/python3
"""Numbers of persons are found wherever they stand, in every way of writing, and come out in no format; and hardly ever
is something else taken for one.

Each number is put into a line of the fullest records of the examples: behind its value, into a comment, as a key, over two
lines, with escapes, into the id, the names of file and folder. A sample of all that; LANZHI_FULL=1 takes a hundred,
LANZHI_SEED=N the sample of that seed again.
"""
import json
import os
import random
import shutil
import tempfile

from support import FORMATS, TREE, check, finish, lanzhi
from texts import digits, text

FULL = "LANZHI_FULL" in os.environ
SEED = int(os.environ.get("LANZHI_SEED") or random.SystemRandom().randrange(10**6))
SAMPLE = 100  # numbers put into each example
ROUNDS = 100 if FULL else 1
TEXTS = 10000
PAPERS = ("收据", "凭证", "发票", "票", "单号", "流水", "订单", "合同", "档案", "批文", "登记证", "邮箱", "email")  # may be that of a paper, or stand there
SPACES = {"space": " ", "hyphen": "-", "nbsp": "\u00a0", "wide": "\u3000", "hyphen2": "\u2011", "dash": "－"}


def full_width(word):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)


def identity(r):
    body = r.choice("110105 330106 440305 510104 652201".split()) + f"{r.randint(1930, 2015)}{r.randint(1, 12):02}"
    body += f"{r.randint(1, 28):02}" + digits(r, 3)
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights)) % 11]


def card(r):
    body = r.choice(("62", "60", "4", "52"))
    body += digits(r, (18 if body[0] == "6" else 15) - len(body))
    for last in "0123456789":
        total = 0
        for i, c in enumerate(reversed(body + last)):
            n = int(c) * (2 if i % 2 else 1)
            total += n - 9 if n > 9 else n
        if total % 10 == 0:
            return body + last


def grouped(word, sizes, mark):
    parts, at = [], 0
    for size in sizes:
        parts.append(word[at:at + size])
        at += size
    return mark.join(part for part in parts + [word[at:]] if part)


def ways_of(word, sizes):
    """The ways to write a number that falls into groups of these sizes."""
    yield "plain", word
    yield "full width", full_width(word)
    for name, mark in SPACES.items():
        yield name, grouped(word, sizes, mark)
        yield "full width, " + name, grouped(full_width(word), sizes, mark)
    if any(c in "6789" for c in word):  # else they may be answers of a questionnaire
        yield "spelt", " ".join(word)
        yield "spelt, hyphens", "-".join(word)


def written(r):
    """Each number in each way: (sort, way, as written)."""
    mobile = "1" + r.choice("3456789") + digits(r, 1) + r.choice("3456789") + digits(r, 7)  # the last eight are no day
    for way, word in ways_of(mobile, (3, 4)):
        yield "mobile", way, word
    for way, word in (("country", "+86 " + mobile), ("country", "0086" + mobile), ("country", "+86-" + mobile),
                      ("dots", grouped(mobile, (3, 4), ".")), ("strokes", grouped(mobile, (3, 4), "/")), ("two groups", grouped(mobile, (3,), " "))):
        yield "mobile", way, word
    number = identity(r)
    for way, word in ways_of(number, (6, 8)):
        yield "identity", way, word
    yield "identity", "small x", number.lower()
    yield "identity", "fours", grouped(number, (4,) * 4, " ")
    old = number[:6] + number[8:17]
    for way, word in ways_of(old, (6, 6)):
        yield "old identity", way, word
    area, local = r.choice(("0571", "0755", "010", "021", "0898")), r.choice("345678") + digits(r, 7)  # no day
    for way, word in (("hyphen", f"{area}-{local}"), ("space", f"{area} {local}"), ("brackets", f"({area}){local}"),
                      ("full width", full_width(f"{area}-{local}")), ("wide brackets", f"（{area}）{local}"),
                      ("groups", f"{area} {local[:4]} {local[4:]}"), ("plain", area + local),
                      ("country", f"+86-{area[1:]}-{local}"), ("with a word", "电话" + local), ("with a word", "tel: " + local)):
        yield "landline", way, word
    number = card(r)
    for way, word in ways_of(number, (4, 4, 4, 4)):
        yield "card", way, word
    user, host = "".join(r.choice("abcdefgh") for _ in range(9)), "".join(r.choice("klmnop") for _ in range(9))
    for way, word in (("plain", f"{user}.{digits(r, 4)}@{host}.com"), ("full width", full_width(f"{user}@{host}.com")),
                      ("wide @", f"{user}＠{host}.com.cn"), ("capitals", f"{user}@{host}.ORG".upper())):
        yield "e-mail", way, word


def escaped(word):
    """Hidden from whoever looks for figures."""
    return "".join(f"\\x{ord(c):02x}" if ord(c) < 0x80 else f"\\u{ord(c):04x}" for c in word)


def edits(lines, at, word):
    """The text, each time with `word` in or at the line `at`: (place, lines, number of the line from 1)."""
    line = lines[at]
    bare = line[:len(line) - len(line.lstrip())]
    value = line.rstrip()
    tail = ""
    while value and value[-1] in "}]\"":
        value, tail = value[:-1], value[-1] + tail
    rest = lines[at + 1:]
    yield "value", lines[:at] + [f"{value} 见 {word}{tail}"] + rest, at + 1
    yield "comment", lines[:at] + [f"{line} # {word}"] + rest, at + 1
    yield "line of comment", lines[:at] + [f"{bare}# 见 {word}", line] + rest, at + 1
    yield "key", lines[:at] + [f"{word}: 是"] + lines[at:], at + 1
    yield "broken", lines[:at] + [f"{bare}\"{word}"] + lines[at:], at + 1


def fullest(folder):
    """The longest record of each kind."""
    found = {}
    for at, _, names in sorted(os.walk(folder)):
        below = os.path.relpath(at, folder).split(os.sep)[0]
        for name in sorted(names):
            path = os.path.join(at, name)
            if name.endswith(".yaml") and os.path.getsize(path) > os.path.getsize(found.get(below, "/dev/null")):
                found[below] = path
    return {below: path for below, path in found.items() if below != "."}


def mutants(folder, r):
    """(place, sort, way, word, path, text, line or None)."""
    for below, path in sorted(fullest(folder).items()):
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        head = next(i for i, line in enumerate(lines) if line and not line.startswith("#"))
        kind = lines[head].split(":")[0]
        rest = lines[head + 1:]
        count = 0
        for at in range(len(rest)):
            if any(word in rest[at] for word in PAPERS) or rest[at].endswith(("|", ">")):
                continue
            for sort, way, word in written(r):
                for place, changed, line in edits(rest, at, word):
                    if place == "key" and (": " in word or word.startswith(("(", "+"))):
                        continue
                    count += 1
                    name = f"{below}/put/{below[0].upper()}{count}.yaml"
                    yield place, sort, way, word, name, [f"{kind}: {below[0].upper()}{count}"] + changed, line + 1
        field = "摘要" if any("编号" in line for line in lines) else "summary"
        for sort, way, word in written(r):
            plain = "".join(c for c in word if c not in "()（） ") or word
            body = [f"{kind}: x"] + rest
            yield "file", sort, way, word, f"{below}/name {word} x.yaml", body, None
            yield "folder", sort, way, word, f"{below}/of {word}/a-{count}.yaml", body, None
            yield "id", sort, way, plain, f"{below}/put/K{plain}.yaml", [f"{kind}: K{plain}"] + rest, None
            count += 1
            body = [f"{kind}: E{count}", f'{field}: "{escaped(word)}"'] + rest
            yield "escapes", sort, way, word, f"{below}/put/E{count}.yaml", body, 2
            if way in ("space", "fours", "two groups"):
                count += 1
                body = [f"{kind}: L{count}", f"{field}: >", f"  记 {word.replace(' ', chr(10) + '  ', 1)}"] + rest
                yield "two lines", sort, way, word, f"{below}/put/L{count}.yaml", body, 2


def forms_of(word):
    """How a number could come out."""
    plain = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in word)
    only = "".join(c for c in plain if c in "0123456789Xx")
    quoted = "".join(f"%{byte:02X}" for byte in word.encode()) if not word.isascii() else word
    forms = {word, quoted, word.replace(" ", "%20"), word.replace("@", "%40"), escaped(word)}
    return forms | ({only[-11:]} if len(only) >= 11 else set())


def put_all(folder, chosen):
    by_path = {}
    for mutant in chosen:
        _, _, _, _, name, lines, _ = mutant
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        by_path[name] = mutant
    return by_path


def lint_all(folder, out):
    asked = [word for name in FORMATS for word in ("-f", f"{name}={os.path.join(out, name)}")]
    run = lanzhi("lint", "-v", "--no-redact", *asked, cwd=folder)
    check(run.returncode == 1, f"exit code {run.returncode}: {run.stderr.decode()[:300]}")
    texts = {}
    for name in FORMATS:
        with open(os.path.join(out, name), encoding="utf-8") as file:
            texts[name] = file.read()
    return texts


def put_and_look(handbook, scratch, seed):
    r = random.Random(seed)
    folder, out = os.path.join(scratch, handbook), os.path.join(scratch, handbook + "-out")
    shutil.copytree(os.path.join(TREE, "examples", handbook), folder)
    os.mkdir(out)
    every = list(mutants(folder, r))
    by_path = put_all(folder, r.sample(every, SAMPLE))
    texts = lint_all(folder, out)
    told = [finding for finding in json.loads(texts["json"])["findings"] if finding["rule"] == "record-private"]
    lines = {(finding["path"], finding["line"]) for finding in told}
    paths = sum("name of the file" in finding["message"] or "名字里" in finding["message"] for finding in told)
    named = 0
    for name, (place, sort, way, word, _, body, line) in by_path.items():
        if line is None:
            named += 1
        else:
            # In what is no field's text it is told where it stands itself.
            here = (name, line) in lines or (place == "two lines" and (name, line + 1) in lines)
            check(here, f"{handbook}: {sort}, {way}, as {place}: {word} in {name}: {body[line - 1].strip()[:90]}")
    check(paths == named, f"{handbook}: {named} names of files and folders, {paths} told")
    words = {form: mutant for mutant in by_path.values() for form in forms_of(mutant[3])}
    for name, content in texts.items():
        leak = next((mutant for form, mutant in words.items() if form in content), None)
        check(leak is None, f"{handbook}: {name} repeats {leak and leak[:5]}")
    print(f"{handbook}: {len(by_path)} of {len(every)} numbers put, {len(told)} findings")
    shutil.rmtree(folder)
    shutil.rmtree(out)


def false_alarms(scratch, seed):
    """Lines of comments are searched as all else; the examples themselves are linted too."""
    folder = os.path.join(scratch, f"texts-{seed}")
    os.makedirs(os.path.join(folder, "cases"))
    for name in ("lanzhi.yaml",):
        shutil.copy(os.path.join(TREE, "examples", "lantian", name), folder)
    r = random.Random(seed)
    lines = [text(r) for _ in range(TEXTS)]
    for i in range(0, TEXTS, 500):
        with open(os.path.join(folder, "cases", f"T{i}.yaml"), "w", encoding="utf-8") as file:
            file.write(f"个案: T{i}\n" + "".join(f"# {line}\n" for line in lines[i:i + 500]))
    alarms = []
    for each in (folder, *(os.path.join(TREE, "examples", name) for name in ("lantian", "lvye"))):
        run = lanzhi("lint", "--rule", "record-private", "-f", "json", cwd=each)
        for finding in json.loads(run.stdout)["findings"]:
            if finding["rule"] != "record-private":
                continue
            at = os.path.join(each, finding["path"])
            with open(at, encoding="utf-8") as file:
                line = file.read().splitlines()[finding["line"] - 1]
            alarms.append((finding["message"], line[finding["column"] - 1:finding["end_column"] - 1], line))
    for alarm in alarms[:20]:
        print("taken for personal:", *alarm)
    print(f"{TEXTS} texts and both examples: {len(alarms)} false alarms")
    check(len(alarms) <= 1, f"{len(alarms)} false alarms")


print(f"LANZHI_SEED={SEED}")
with tempfile.TemporaryDirectory() as scratch_folder:
    for turn in range(ROUNDS):
        for book in ("lantian", "lvye"):
            put_and_look(book, scratch_folder, SEED + turn)
    for seed_of_texts in range(20 if FULL else 1):  # the same each time: that one is too many says little of a sample
        false_alarms(scratch_folder, seed_of_texts)
finish()
