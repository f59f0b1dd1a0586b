#!/usr/bin/python3
"""At a terminal of 60, 80 and 120 columns no line is longer than the terminal is wide, in either language.

Each command runs in a pseudo-terminal of that width, over both examples and the faulty one; one in four of all that,
LANZHI_FULL=1 takes all, LANZHI_SEED=N draws the same again. What may be longer: one word that is to be copied as a whole, and
a finding in one line.
"""
import fcntl
import os
import pty
import random
import re
import struct
import sys
import termios
import unicodedata

from support import LANZHI, TREE, check, environment, finish

WIDTHS = (60, 80, 120)
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)")
GREPPED = re.compile(r"\S+\.yaml:\d+:\d+: ")  # a finding in one line, for editors and grep
COMMANDS = {
    "lantian": [
        ["due", "--all"], ["due", "--within", "400d"], ["list", "case"], ["list", "staff"], ["list", "waiver"], ["list", "site"],
        ["list", "group"], ["list", "activity"], ["list", "volunteer"], ["list", "enquiry"], ["list", "survey"],
        ["agenda"], ["agenda", "--worker", "liang-min"], ["show", "C2026-0002", "--lines"], ["show", "C2026-0019"], ["show", "baihe"], ["show", "chen-jia"], ["show", "G2026-0001"],
        ["show", "A2026-0001"], ["show", "K0402"], ["checklist", "C2026-0002"], ["lint", "-v"], ["lint", "-v", "-f", "human"],
        ["lint", "--statistics"], ["report", "month", "--month", "2026-10"], ["report", "year", "--year", "2026"], ["report", "site", "baihe"],
        ["report", "compliance", "--year", "2026"], ["rules"], ["clauses"], ["clauses", "--coverage"], ["settings"],
        ["explain", "intake-order"], ["explain", "session-content"], ["explain", "S282"], ["explain", "record-date-order"], ["add", "C2026-0019"],
    ],
    "lvye": [["due", "--all"], ["list", "case"], ["list", "staff"], ["clauses"], ["rules"], ["report", "month", "--month", "2026-10"],
             ["lint", "-v", "-f", "human"], ["settings"]],
    "faulty": [["lint", "-v"], ["lint", "-v", "-f", "human"], ["lint", "--statistics"], ["due"], ["agenda"], ["list", "case"]],
}
HELP = ("", "init", "new", "add", "sign", "lint", "due", "agenda", "report", "export", "show", "checklist", "list", "explain", "rules", "clauses", "settings",
        "schema", "hook", "completions", "man", "help")


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def terminal(args, cwd, columns, **more):
    """What the command prints at a terminal of so many columns."""
    child, master = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        os.chdir(cwd)
        os.execve(LANZHI, [LANZHI, *args], {**environment(**more), "TERM": "xterm-256color", "PAGER": "cat"})
    output = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        output += part
    os.close(master)
    os.waitpid(child, 0)
    return ESCAPES.sub("", output.decode()).replace("\r\n", "\n")


def told(name, args, columns, language):
    folder = os.path.join(TREE, "examples", name)
    text = terminal(["--lang", language, *args], folder, columns)
    check(len(text) > 20, f"{args} prints nothing at {columns}")
    for line in text.split("\n"):
        words = line.split()
        excused = len(words) == 1 or len(words) == 2 and width(words[0]) < 4  # nothing in it may be broken
        excused = excused or GREPPED.match(line)
        check(width(line) <= columns or excused, f"{' '.join(args)} ({name}, {language}) at {columns}: {width(line)}: {line}")


def main():
    seed = int(os.environ.get("LANZHI_SEED") or random.SystemRandom().randrange(10**6))
    print(f"seed {seed}")
    part = random.Random(seed)

    def drawn():
        return "LANZHI_FULL" in os.environ or part.randrange(4) == 0

    for columns in WIDTHS:
        for language in ("zh", "en"):
            for name, commands in COMMANDS.items():
                for args in filter(lambda _: drawn(), commands):
                    told(name, args, columns, language)
            for command in filter(lambda _: drawn(), HELP):
                told("lantian", ["help", *([command] if command else [])], columns, language)
    finish()


main()
