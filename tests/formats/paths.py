#!/usr/bin/python3
"""No name of a file that is no id leaves through a log.

Files and folders of the example get names that may be a client's, some of them so that they cannot be read, are no records or
could be mended. Whatever command speaks of them where CI is set, or with --redact: none of the names comes out. At a
terminal each is told.
"""
import os
import shutil
import tempfile

from support import FORMATS, TREE, check, finish, lanzhi

NAMES = ("王小明", "李四光2", "张三丰", "赵六家", "钱七七", "孙八姐", "周九郎", "zzqx-li")
MARKS = NAMES + ("王小", "\\u738b", "%E7%8E%8B")


def fill(folder):
    """A copy of the example with odd names in it."""
    shutil.copytree(os.path.join(TREE, "examples", "lantian"), folder)
    cases = os.path.join(folder, "cases")
    with open(os.path.join(cases, "2026", "C2026-0002.yaml"), encoding="utf-8") as source:
        text = source.read()

    def put(name, id_, more=""):
        path = os.path.join(cases, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text.replace("个案: C2026-0002", f"个案: {id_}") + more)

    put("王小明.yaml", "王小明")
    put("李四光2.yaml", "C2026-0771")
    put("张三丰.yml", "C2026-0772")  # no record
    put("赵六家/C2026-0773.yaml", "C2026-0773")
    put("钱七七.yaml", "C2026-0774", "x: [\n")  # broken
    put("周九郎.yaml", "C2026-0776", "服务店: 甲\n")
    put("zzqx-li.yaml", "zzqx-li")
    os.symlink("C2026-0002.yaml", os.path.join(cases, "2026", "孙八姐.yaml"))
    misspelt = os.path.join(cases, "周九郎.yaml")  # and to be mended, but for its second name
    with open(misspelt, encoding="utf-8") as source:
        text = source.read()
    with open(misspelt, "w", encoding="utf-8") as out:
        out.write(text.replace("服务点:", "服务点：", 1))
    os.link(misspelt, os.path.join(folder, "周九郎"))


def commands():
    """What speaks of files, and whether it takes --redact."""
    for name in FORMATS:
        yield True, ("lint", "-f", name)
    yield True, ("lint", "-f", "human", "cases/王小明.yaml")
    for words in ("cases/王小名.yaml", "cases/王小", "cases/周九郎.yaml", "zzqx-lj"):
        yield True, ("lint", words)
    yield True, ("lint", "--diff")
    yield True, ("lint", "--fix")
    for name in ("table", "json", "csv", "ics", "html", "md"):
        yield True, ("due", "--all", "-f", name)
    for name in ("text", "json", "csv", "html", "md"):
        yield True, ("agenda", "-f", name)
    for name in ("table", "json"):
        yield True, ("list", "case", "-f", name)
    for id_ in ("王小明", "李四光2", "C2026-0773", "钱七七", "zzqx-li", "zzqx-lj", "周九郎"):
        for name in ("human", "json"):
            yield True, ("show", id_, "-f", name)
        for name in ("text", "md", "json"):
            yield False, ("checklist", id_, "-f", name)
    for name in ("md", "csv", "json"):
        yield False, ("report", "month", "--month", "2026-10", "-f", name)
    for id_ in ("C2026-0773", "zzqx-lj"):
        for more in ((), ("-f", "json"), ("收费",), ("申请",), ("没有的",)):
            yield False, ("add", id_, *more)
        yield False, ("sign", id_, "--as", "liang-min")
    yield False, ("rules",)
    yield False, ("clauses", "--coverage")


def marks_in(run, typed):
    """The marks in what a command has said, but for what somebody typed."""
    out = (run.stdout + run.stderr).decode(errors="replace")
    return [mark for mark in MARKS if mark in out and not any(mark in word for word in typed)]


with tempfile.TemporaryDirectory() as top:
    told = set()
    for n, (redacts, args) in enumerate(commands()):
        folder = os.path.join(top, "records")
        if n == 0 or args[:2] == ("lint", "--fix"):
            shutil.rmtree(folder, ignore_errors=True)
            fill(folder)
        language = ("zh", "en")[n % 2]
        run = lanzhi(*args, "--lang", language, cwd=folder, CI="true")
        check(run.returncode in (0, 1, 2, 3) and not marks_in(run, args), f"CI {args}: {marks_in(run, args)}")
        if redacts:
            run = lanzhi(*args, "--redact", "--lang", language, cwd=folder)
            check(not marks_in(run, args), f"--redact {args}: {marks_in(run, args)}")
        found = marks_in(lanzhi(*args, cwd=folder), args)
        if found:
            told.add(args[0] if len(args) == 1 else " ".join(args[:2]))
    # The names are there to be found.
    for command in ("lint -f", "lint --diff", "due --all", "list case", "show C2026-0773", "checklist C2026-0773", "add C2026-0773", "sign C2026-0773",
                    "lint cases/王小名.yaml", "show zzqx-lj", "rules"):
        check(command in told, f"no name at a terminal: {command}; {sorted(told)}")

    # What is wrong before the handbook is known.
    shutil.rmtree(folder)
    fill(folder)
    with open(os.path.join(folder, "lanzhi.yaml"), "a", encoding="utf-8") as out:
        out.write("王小明: 李四光2\n\"王小明\" 李四光2\n")
    for args in (("lint", "-f", "human"), ("lint",), ("due",), ("list", "case"), ("report", "month", "--month", "2026-10")):
        run = lanzhi(*args, "--color", "never", cwd=folder, CI="true")
        check(run.returncode == 2 and run.stdout + run.stderr and not marks_in(run, args), f"{args}: {run.stdout!r}")
    check(marks_in(lanzhi("lint", "-f", "human", cwd=folder), ()), "no words of lanzhi.yaml at a terminal")

finish()
