"""Reads a life: what somebody types, with the mistakes made and what was meant (README.md)."""
import re

MARK = re.compile(r"\{(?P<typed>.*?) ?=> ?(?P<meant>.*?)(?: \? (?P<told>.*?))?\}", re.S)
KINDS = ("$", "~", ">", "+", "@", "cp", "=")


class Slip:
    """A mistake: `typed` stands where `meant` should. Each word of `told` must be printed for it to be mended."""

    def __init__(self, mark):
        self.typed, self.meant = mark["typed"], mark["meant"]
        self.told = mark["told"].split(" + ") if mark["told"] else [self.meant]
        self.path, self.wrong, self.right = "", "", ""  # in a file: its whole lines, as typed and as meant

    def told_by(self, words):
        """Whether somebody who reads this can go on from it. That it repeats what was typed tells nothing."""
        rest = words.replace(self.typed, "") if self.meant in self.typed else words
        return all(word in rest for word in self.told)


class Step:
    """One line of a life (or more, where a mark goes on)."""

    def __init__(self, kind, text):
        self.kind = kind
        self.text, _, self.told = text.partition(" ?? ")
        self.slips = [Slip(mark) for mark in MARK.finditer(self.text)]

    def typed(self, mended=()):
        """What is typed, with the slips that are `mended` as they were meant."""
        words = iter([slip.meant if slip in mended else slip.typed for slip in self.slips])
        return MARK.sub(lambda _: next(words), self.text)

    def meant(self):
        return self.typed(self.slips)


def read(path):
    """The steps of a life."""
    steps = []
    with open(path, encoding="utf-8") as lines:
        rows = lines.read().split("\n")
    while rows:
        line = rows.pop(0)
        if not line or line.startswith("#"):
            continue
        kind, _, text = line.partition(" ")
        if kind not in KINDS:
            raise SystemExit(f"{path}: no such step: {line}")
        while text.count("{") > text.count("}"):
            text += "\n" + rows.pop(0).partition(" ")[2]
        steps.append(Step(kind, text))
    return steps
