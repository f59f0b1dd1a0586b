#!/usr/bin/env python3
"""The records of the examples, written out again as other programs write YAML, and what `new` and `add` write: where
they have no fault, the scanner declines none.

usage: rewrite.py SCAN LANZHI ROOT

Of the examples a sample is taken, drawn by LANZHI_SEED; LANZHI_FULL=1 takes all of them.
"""
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import ruamel.yaml
import yaml

SAMPLE = 8


def load(text, loader=yaml.CBaseLoader):
    return yaml.load(text, Loader=loader)


def pyyaml(loader=yaml.CBaseLoader, **options):
    def write(text):
        return yaml.dump(load(text, loader), Dumper=yaml.SafeDumper, sort_keys=False, **options)
    return write


def round_trip(**options):
    """Comments and the styles of the scalars are kept."""
    def write(text):
        out = io.StringIO()
        program = ruamel.yaml.YAML()
        program.width = options.get("width", 4096)
        program.preserve_quotes = True
        if "indent" in options:
            program.indent(*options["indent"])
        program.dump(program.load(text), out)
        return out.getvalue()
    return write


def ruamel_safe(text):
    out = io.StringIO()
    program = ruamel.yaml.YAML(typ="safe", pure=True)
    program.allow_unicode = True
    program.width = 4096
    program.dump(program.load(text), out)
    return out.getvalue()


def literal_blocks(text):
    """Long text in `|` blocks, as many a program does."""
    class Dumper(yaml.SafeDumper):
        pass

    def text_node(dumper, value):
        long = len(value) > 20
        return dumper.represent_scalar("tag:yaml.org,2002:str", value.replace("，", "，\n") if long else value,
                                       style="|" if long else None)
    Dumper.add_representer(str, text_node)
    return yaml.dump(load(text), Dumper=Dumper, sort_keys=False, allow_unicode=True,
                     width=4096)


def crlf(write):
    return lambda text: write(text).replace("\n", "\r\n")


WIDE = {"allow_unicode": True, "width": 4096}
STYLES = {
    "pyyaml": pyyaml(**WIDE),
    "pyyaml-default": pyyaml(),
    "pyyaml-narrow": pyyaml(allow_unicode=True),
    "pyyaml-typed": pyyaml(yaml.CSafeLoader, **WIDE),
    "pyyaml-flow": pyyaml(default_flow_style=True, **WIDE),
    "pyyaml-leaves": pyyaml(default_flow_style=None, allow_unicode=True),
    "pyyaml-single": pyyaml(default_style="'", **WIDE),
    "pyyaml-double": pyyaml(default_style='"', **WIDE),
    "pyyaml-escapes": pyyaml(default_style='"', width=4096),
    "pyyaml-folded": pyyaml(default_style=">", **WIDE),
    "pyyaml-marks": pyyaml(explicit_start=True, explicit_end=True, indent=4, **WIDE),
    "pyyaml-crlf": crlf(pyyaml(**WIDE)),
    "literal": literal_blocks,
    "literal-crlf": crlf(literal_blocks),
    "ruamel": round_trip(),
    "ruamel-80": round_trip(width=80),
    "ruamel-indented": round_trip(indent=(2, 4, 2)),
    "ruamel-wide": round_trip(indent=(4, 6, 4)),
    "ruamel-crlf": crlf(round_trip()),
    "ruamel-safe": ruamel_safe,
    "json": lambda text: json.dumps(load(text), ensure_ascii=False, indent=2),
    "json-line": lambda text: json.dumps(load(text)),
    "bom": lambda text: "\ufeff" + text,
}

PLACE = ["--site", "baihe", "--worker", "chen-jia"]
NEW = [["case", *PLACE], ["group", *PLACE], ["activity", *PLACE], ["enquiry", *PLACE],
       ["volunteer", *PLACE], ["survey", *PLACE, "--set", "种类=需求调查"], ["complaint"], ["output", *PLACE], ["site", "new-site", "--set", "种类=中心"],
       ["staff", "new-worker", "--set", "职务=社工", "--set", "入职日期=2026-11-02", "--site", "baihe"], ["work", "--worker", "chen-jia", "--set", "种类=走访"]]


def rewrite(root, folder):
    """Returns how many texts were written."""
    examples = []
    for agency in ("lantian", "lvye"):
        for place, _, names in os.walk(os.path.join(root, "examples", agency)):
            examples += [os.path.join(place, name) for name in names if name.endswith(".yaml")]
    examples.sort()
    if "LANZHI_FULL" not in os.environ:
        seed = int(os.environ.get("LANZHI_SEED", random.randrange(1 << 30)))
        print("LANZHI_SEED=%d" % seed)
        examples = random.Random(seed).sample(examples, SAMPLE)
    for number, path in enumerate(examples):
        with open(path, encoding="utf-8") as source:
            text = source.read()
        for style, write in STYLES.items():
            with open(os.path.join(folder, "%03d-%s.yaml" % (number, style)), "w", encoding="utf-8", newline="") as out:
                out.write(write(text))
    return len(examples) * len(STYLES)


def scaffold(lanzhi, root, folder):
    """What `new` writes for each kind, and then `add` for each section. Returns how many records."""
    def run(*arguments):
        done = subprocess.run([lanzhi, "-C", folder, "--today", "2026-11-22", *arguments], capture_output=True,
                              check=False, encoding="utf-8")
        if done.returncode > 1:
            sys.exit("%s: %s" % (arguments, done.stderr))
        return done.stdout

    shutil.copytree(os.path.join(root, "examples", "lantian"), folder)
    for arguments in NEW:
        path = [line for line in run("new", *arguments).splitlines() if line.endswith(".yaml")][-1]
        for section in json.loads(run("add", path, "-f", "json"))["sections"]:
            run("add", path, section["section"])
    return len(NEW)


def main():
    scan, lanzhi, root = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        count = rewrite(root, folder)
        print("%d records written again, %d new" % (count, scaffold(lanzhi, root, os.path.join(folder, "agency"))),
              flush=True)
        return subprocess.run([scan, "files", folder], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
