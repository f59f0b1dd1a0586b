"""check.py LANZHI TREE [LIFE]: lives every first case, and counts what it takes (README.md); of one LIFE it tells all
that was refused and found."""
import glob
import os
import sys
import tempfile

import life
import live

LANZHI, TREE = (os.path.abspath(word) for word in sys.argv[1:3])
MOST_RUNS, MOST_FORM = 8, 10


def environment(home, language):
    locale = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}[language]
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "LANG", "LC_ALL", "LC_MESSAGES")}
    return {**kept, "HOME": home, "LANG": locale, "LANZHI_TODAY": "2026-11-22"}


def main():
    failures = 0
    for path in sorted(glob.glob(os.path.join(TREE, "tests", "firstcase", "*.life"))):
        name = os.path.basename(path).removesuffix(".life")
        if sys.argv[3:] not in ([], [name]):
            continue
        tell = print if sys.argv[3:] else lambda text: None
        with tempfile.TemporaryDirectory() as folder:
            person = live.Person(LANZHI, folder, environment(folder, name.rpartition(".")[2]), tell)
            try:
                person.live(life.read(path))
            except live.Stuck as stuck:
                print(f"FAILED: {name}: {stuck}", file=sys.stderr)
                failures += 1
        counts = person.counts
        print(f"{name}: " + ", ".join(f"{number} {word}" for word, number in counts.items()))
        if counts["runs"] > MOST_RUNS or counts["form"] > MOST_FORM:
            print(f"FAILED: {name}: more than {MOST_RUNS} runs or {MOST_FORM} findings of form", file=sys.stderr)
            failures += 1
    sys.exit(1 if failures else 0)


main()
