#!/usr/bin/python3
"""At a terminal, what takes longer than a second says how far it has come, in one line that is gone at the end; a pipe gets none.

So that it takes longer on any machine, the program is stopped for a while in the middle of its records.
"""
import os
import pty
import select
import signal
import subprocess
import tempfile
import time

from support import LANZHI, check, environment, finish

LEAST = 0.4  # seconds that a run must take, so that it is stopped in its middle


def make(folder):
    os.makedirs(os.path.join(folder, "enquiries"))
    for path, text in (("lanzhi.yaml", "agency: demo\nhandbook: lantian\nkeys: en\nlanguage: en\n"), ("sites/baihe.yaml", "site: baihe\nkind: centre\n"),
                       ("staff/chen-jia.yaml", "staff: chen-jia\nrole: worker\n")):
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)


def add(folder, first, last):
    for number in range(first, last):
        name = f"Q2026-{number:05d}"
        with open(os.path.join(folder, "enquiries", name + ".yaml"), "w", encoding="utf-8") as file:
            file.write(f"enquiry: {name}\nsite: baihe\nworker: chen-jia\ndate: 2026-05-06\nsummary: asks for a form\nanswered_on: 2026-05-06\n")


def seconds(folder, args):
    """Of the quickest of three: one run alone may have been slow for reasons of its own."""
    times = []
    for _ in range(3):
        began = time.monotonic()
        subprocess.run([LANZHI, "-j1", *args], cwd=folder, env=environment(), capture_output=True, check=False)
        times.append(time.monotonic() - began)
    return min(times)


def shown(folder, args, to_pipe=False, after=LEAST / 4, **more):
    """What comes out at standard error, a terminal or a pipe, of a run that is stopped for a while in its middle."""
    read, write = os.pipe() if to_pipe else pty.openpty()
    env = {**environment(**more), "TERM": "xterm"}
    child = subprocess.Popen([LANZHI, "-j1", *args], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=write)
    os.close(write)
    time.sleep(after)
    child.send_signal(signal.SIGSTOP)
    time.sleep(1.3)
    child.send_signal(signal.SIGCONT)
    output = b""
    while select.select([read], [], [], 60)[0]:
        try:
            part = os.read(read, 65536)
        except OSError:
            break
        if not part:
            break
        output += part
    os.close(read)
    child.wait()
    return output.decode()


def screen(text):
    """The lines that a terminal shows in the end."""
    lines, at = [""], 0
    for sign in text:
        if sign == "\n":
            lines.append("")
            at = 0
        elif sign == "\r":
            at = 0
        else:
            lines[-1] = lines[-1][:at].ljust(at) + sign + lines[-1][at + 1:]
            at += 1
    return [line.rstrip() for line in lines]


def main():
    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        count = 0
        while count < 100000 and seconds(folder, ["due"]) < LEAST:
            add(folder, count, 2 * count or 1000)
            count = 2 * count or 1000
        for args in (["due"], ["lint"]):
            text = shown(folder, args)
            check(f" of {count + 3} records read\r" in text, f"{args}: no progress: {text[:200]!r}")
            check("\x1b" not in text, f"{args}: escapes")
            check(not any("records read" in line for line in screen(text)), f"{args}: it stays: {screen(text)[:3]}")
        quiet = shown(folder, ["due", "-q"])
        check("records read" not in quiet, f"-q: {quiet[:200]!r}")
        piped = shown(folder, ["due"], to_pipe=True)
        check("records read" not in piped and "\r" not in piped, f"to a pipe: {piped[:200]!r}")
    finish()


main()
