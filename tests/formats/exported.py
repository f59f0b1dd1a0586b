"""What the checks of `export` share: running it, its tables, and the shapes and records as they stand in YAML."""
import csv
import glob
import os

import yaml

from support import TREE, lanzhi

TODAY = "2099-12-31"  # all of the examples is known


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CBaseLoader)  # every value as it is typed


def shapes():
    """Kind -> its shape, by either name."""
    found = {}
    for path in sorted(glob.glob(os.path.join(TREE, "schemas", "record", "*.yaml"))):
        shape = load(path)
        found[shape["shape"]] = found[shape["zh"]] = shape
    return found


def records(folder):
    """Path, kind as it is typed and content of each record, lanzhi.yaml among them."""
    for path in sorted(glob.glob(os.path.join(folder, "**", "*.yaml"), recursive=True)):
        short = os.path.relpath(path, folder)
        if not short.startswith(("handbook/", "private/", ".")):
            content = load(path)
            yield short, next(iter(content)), content


def export(folder, to, *args, today=TODAY, **more):
    """The finished process."""
    return lanzhi("export", to, "--today", today, *args, cwd=folder, **more)


def tables(to):
    """Name of a table -> its heads and its rows."""
    found = {}
    for path in glob.glob(os.path.join(to, "*.csv")):
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        found[os.path.basename(path)[:-4]] = (rows[0], rows[1:])
    return found
