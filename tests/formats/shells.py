#!/usr/bin/env python3
"""Types command lines into bash, zsh and fish and looks at what their completion offers.

shells.py LANZHI TREE: each row below in each of the shells that is here; all three are where tests/run has been.
"""

import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

# What is typed, words that must be offered, words that must not.
ROWS = [
    ("lanzhi sh", ["show"], ["lint"]),
    ("lanzhi lint --st", ["--staged", "--statistics"], ["--fix"]),
    ("lanzhi due --group-by w", ["worker"], ["site"]),
    ("lanzhi due --site f", ["fulian"], ["baihe"]),
    ("lanzhi due --worker h", ["he-yun", "huang-rui"], ["chen-jia"]),
    ("lanzhi show C2025-00", ["C2025-0003", "C2025-0011"], ["C2026-0012"]),
    ("lanzhi lint C2025-00", ["C2025-0003"], ["C2026-0012"]),
    ("lanzhi lint ca", ["cases"], ["staff"]),
    ("lanzhi list enq", ["enquiry"], ["case"]),
    ("lanzhi list 服", ["服务点"], ["个案"]),
    ("lanzhi list case --stage pl", ["planned"], ["serving"]),
    ("lanzhi explain assessment-w", ["assessment-window"], ["consent"]),
    ("lanzhi explain lantian.centre.assess.w", ["lantian.centre.assess.window"], ["consent"]),
    ("lanzhi lint --rule record-pr", ["record-private"], ["record-date"]),
    ("lanzhi clauses --handbook l", ["lantian", "lvye"], []),
    ("lanzhi help com", ["completions"], ["lint"]),
]  # fmt: skip


def bash(script, line):
    """The function itself; words as bash splits them."""
    words = line.split(" ")
    program = f'source {script}; COMP_WORDS=({" ".join(words)}); COMP_CWORD={len(words) - 1}; _lanzhi\n'
    # Where the function has nothing to say bash offers files (-o default).
    program += 'printf "%s\\n" "${COMPREPLY[@]}"; compgen -f -- "${COMP_WORDS[COMP_CWORD]}"'
    return subprocess.run(["bash", "--norc", "-c", program + "; true"], capture_output=True, text=True, check=True).stdout.split()


def fish(script, line):
    done = subprocess.run(["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    return [row.split("\t")[0].rstrip("/") for row in done.stdout.splitlines()]


def zsh(script, line):
    """As it is used: a tab at the end of the line, on a terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="dumb", PS1="", COLUMNS="200", LINES="100")
        os.execvp("zsh", ["zsh", "-f", "-i"])

    def read(until, seconds=20):
        text = ""
        end = time.monotonic() + seconds
        while not until(text) and time.monotonic() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                text += os.read(terminal, 65536).decode("utf-8", "replace")
        return text

    setup = f"stty cols 200; PROMPT=; autoload -U compinit; compinit -u -D; source {script}; zstyle ':completion:*' menu no; bindkey '^I' list-choices; echo rea''dy\n"
    os.write(terminal, setup.encode())
    read(lambda text: "ready" in text)
    # Behind the list the line is put out again; then it is thrown away (^U), and something else said.
    os.write(terminal, line.encode() + b"\t")
    time.sleep(0.05)
    os.write(terminal, b"\x15echo e''nd\n")
    text = read(lambda text: "end\r" in text or "\nend" in text)
    os.write(terminal, b"exit\n")
    os.close(terminal)
    os.waitpid(child, 0)
    return text.replace(line, "", 1).replace("/", " ").split()


def main():
    lanzhi, tree = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    os.environ.update(PATH=f"{lanzhi.parent}:{os.environ['PATH']}", LANG="C.UTF-8", LC_ALL="C.UTF-8")
    os.chdir(tree / "examples" / "lantian")
    count = failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, ask in (("bash", bash), ("fish", fish), ("zsh", zsh)):
            if shutil.which(name) is None:
                sys.exit(f"{name} is not here: tests/run installs it")
            script = pathlib.Path(scratch) / name
            script.write_bytes(subprocess.run(["lanzhi", "completions", name], capture_output=True, check=True).stdout)
            for line, wanted, unwanted in ROWS:
                offered = ask(script, line)
                count += 1
                lacking = [word for word in wanted if word not in offered]
                wrong = [word for word in unwanted if word in offered]
                if lacking or wrong:
                    failures += 1
                    print(f"{name}: {line}: lacks {lacking}, offers {wrong} among {offered[:20]}", file=sys.stderr)
    print(f"{count} lines typed, {failures} failures")
    sys.exit(failures != 0)


if __name__ == "__main__":
    main()
