"""Lives a life (life.py): types what it says, and mends each mistake only by what the program says of it."""
import json
import os
import re
import shlex
import subprocess


class Stuck(Exception):
    """Somebody who has read all that was printed has no next step."""


class Person:
    """Somebody in a records folder, with what they have typed and not yet mended."""

    def __init__(self, lanzhi, folder, env, tell):
        self.lanzhi, self.folder, self.env, self.tell = lanzhi, folder, env, tell
        self.path, self.start, self.last = "", 0, 0  # the file in the editor, the line gone to, the line last filled in
        self.indent = ""  # of what is filled in there
        self.knows_fix = False  # lint has spoken of --fix
        self.slips, self.forgotten = [], []
        self.counts = dict.fromkeys(("commands", "refused", "runs", "form", "other", "fixed", "mistakes"), 0)

    def live(self, steps):
        self.forgotten = [step for step in steps if step.kind == "~"]
        for step in steps:
            try:
                self.do(step)
            except Stuck as stuck:
                raise Stuck(f"{step.text}\n{stuck}") from None
        while self.lint("lint --fix"):
            pass
        for step in self.forgotten + self.slips:
            raise Stuck("nothing has told: " + (step.text if step in self.forgotten else step.wrong))

    def do(self, step):
        if step.kind == "$" and step.text.startswith("lint"):
            self.lint(step.text)
        elif step.kind == "$":
            self.command(step)
        elif step.kind == ">":
            self.fill(step)
        elif step.kind == "+":
            self.put(step, self.text(), "")
        elif step.kind == "@":
            self.path, self.start, self.last = step.text, 0, -1
        elif step.kind == "=":
            self.stands(*step.text.split())
        elif step.kind == "cp":
            slip = step.slips[0]
            slip.path, slip.wrong = slip.typed, self.text(slip.meant)
            self.write(slip.wrong, slip.path)
            self.remember(slip)

    # The terminal.

    def run(self, words):
        done = subprocess.run([self.lanzhi, *words], cwd=self.folder, env=self.env, stdin=subprocess.DEVNULL,
                              capture_output=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout, done.stderr

    def command(self, step):
        """Types it until it is taken; a refusal must tell what was meant of one slip at least."""
        self.counts["mistakes"] += len(step.slips)
        mended = []
        while True:
            typed = step.typed(mended)
            self.counts["commands"] += 1
            code, out, err = self.run(shlex.split(typed))
            if code == 0:
                break
            self.counts["refused"] += 1
            self.tell(f"$ lanzhi {typed}\n{err}")
            told = [slip for slip in step.slips if slip not in mended and slip.told_by(out + err)]
            first = re.search(r"lanzhi (lint[ \w-]*)$", err, re.M)
            self.knows_fix = self.knows_fix or "--fix" in err
            if code != 2 or not (told or first and self.lint(first[1])):
                raise Stuck(f"{typed}\n{out}{err}exit {code}")
            mended += told
        place = re.search(r"^(\S+\.yaml)(?::(\d+))?$", out, re.M)
        if not place:
            return
        self.path, self.start = place[1], int(place[2] or 1) - 1
        self.last = self.start
        for slip in step.slips:
            if slip not in mended:
                self.taken(slip)

    def taken(self, slip):
        """A command was taken with a slip in it: the program has written what was meant, or the slip is in the file."""
        for line in self.text().splitlines(keepends=True)[self.start:]:
            if re.sub(r"^ *(- )?([^:]+: )?", "", line).strip(' "\n') == slip.typed:
                slip.path, slip.wrong, slip.right = self.path, line, line.replace(slip.typed, slip.meant)
                self.slips.append(slip)
                return
        if slip.meant not in self.text():
            raise Stuck(f"taken, and there is no {slip.meant}:\n{self.text()}")

    def stands(self, record, stage):
        """The record is at that stage, with nothing found and nothing due."""
        out = json.loads(self.run(["show", record, "-f", "json"])[1])
        if out["stage"] != stage or out["findings"] or out["deadlines"]:
            raise Stuck(json.dumps(out, ensure_ascii=False, indent=1))

    # The editor.

    def text(self, path=None):
        with open(os.path.join(self.folder, path or self.path), encoding="utf-8") as file:
            return file.read()

    def write(self, text, path=None):
        with open(os.path.join(self.folder, path or self.path), "w", encoding="utf-8") as file:
            file.write(text)

    def fill(self, step):
        """Fills in the next line of that key in the section that `add` has put there; what is indented goes below it."""
        lines = self.text().splitlines(keepends=True)
        if step.text.startswith(" "):
            self.last += 1
            indent = self.indent
        else:
            key = step.meant().split(":")[0]
            for self.last in [*range(self.last + 1, len(lines)), *range(self.start, self.last + 1)]:
                found = re.match(r"( *)#?((?:- )?)" + re.escape(key) + ":", lines[self.last])
                if found:
                    break
            else:
                raise Stuck(f"no {key} from line {self.start + 1} of {self.path}:\n{self.text()}")
            del lines[self.last]
            indent = found[1] + found[2]
            self.indent = " " * len(indent)
        before = "".join(lines[:self.last])
        self.put(step, before, indent, "".join(lines[self.last:]))
        self.last += step.typed().count("\n")

    def put(self, step, before, indent, after=""):
        """Writes a row of the file as typed, and remembers the slip in it by its whole lines."""
        rows = [(indent + text).replace("\n", "\n" + " " * len(indent)) + "\n" for text in (step.typed(), step.meant())]
        for slip in step.slips:
            slip.path, slip.wrong, slip.right = self.path, *rows
            self.remember(slip)
        self.write(before + rows[0] + after)

    def remember(self, slip):
        self.counts["mistakes"] += 1
        self.slips.append(slip)

    def where(self, slip):
        """The lines of its file on which it stands, from 1; none when it is gone."""
        full = os.path.join(self.folder, slip.path)
        text = "\n" + self.text(slip.path) if os.path.exists(full) else ""
        return [text.count("\n", 0, found.start()) + 1 + line
                for found in re.finditer(re.escape("\n" + slip.wrong), text)
                for line in range(slip.wrong.count("\n"))]

    # What lint says.

    def lint(self, words):
        """Lints, with --fix once it was told of, and mends all that it tells; false: nothing was found."""
        if not self.knows_fix:
            words = words.replace(" --fix", "")
        self.counts["runs"] += 1
        code, out, err = self.run(shlex.split(words) + ["-f", "json"])
        if code not in (0, 1):
            raise Stuck(f"{out}{err}exit {code}")
        self.knows_fix = self.knows_fix or "--fix" in err
        findings = json.loads(out)["findings"]
        self.tell(f"$ lanzhi {words}\n" + "".join(
            f"{f['path']}:{f['line']}: {f['rule']}: {f['message']}\n  {f['help']}\n" for f in findings) + err)
        before = len(self.slips)
        self.gone()
        told = self.understood(findings)
        for slip in told:
            self.mend(slip)
        if not findings and code:
            raise Stuck(f"nothing found, and exit {code}")
        return bool(told) or len(self.slips) < before

    def gone(self):
        """Forgets what --fix has mended."""
        for slip in self.slips[:]:
            if not self.where(slip):
                if slip.right not in self.text(slip.path):
                    raise Stuck(f"--fix has not made {slip.right!r} of {slip.wrong!r}:\n{self.text(slip.path)}")
                self.counts["fixed"] += 1
                self.slips.remove(slip)

    def understood(self, findings):
        """The slips from whose findings one can go on, and what was forgotten that they ask for."""
        told = []
        for finding in findings:
            form = finding["rule"].split("-")[0] in ("record", "yaml")
            self.counts["form" if form else "other"] += 1
            words = " ".join((finding["message"], finding["help"] or ""))
            here = [slip for slip in self.slips if slip.path == finding["path"] and (
                slip.wrong.startswith("#") or finding["line"] in self.where(slip))]  # what is not there has no line
            here = [slip for slip in here if slip.told_by(words)] + [
                step for step in self.forgotten if (step.told or shlex.split(step.text)[2]) in words]
            if not here:
                raise Stuck(f"nothing to go on from:\n{json.dumps(finding, ensure_ascii=False, indent=1)}")
            told += here
        return told

    def mend(self, slip):
        if slip in self.forgotten:
            self.forgotten.remove(slip)
            self.command(slip)
        elif slip in self.slips and not slip.right:
            self.slips.remove(slip)
            os.remove(os.path.join(self.folder, slip.path))
        elif slip in self.slips:  # wherever it stands: editors have a command for that
            self.slips = [other for other in self.slips if other.wrong != slip.wrong]
            self.write(self.text(slip.path).replace(slip.wrong, slip.right), slip.path)
