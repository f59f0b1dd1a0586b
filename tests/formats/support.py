"""What the checks share: running lanzhi, and complaining."""
import os
import subprocess
import sys

LANZHI, TREE = (os.path.abspath(word) for word in sys.argv[1:3])
HERE = os.path.join(TREE, "tests", "formats")
FORMATS = ("sarif", "github", "gitlab", "junit", "json", "concise", "human")
failures = 0
checks = 0


def check(holds, what):
    """Counts one check; `what` says what is wrong."""
    global failures, checks
    checks += 1
    if not holds:
        failures += 1
        print("FAILED:", what, file=sys.stderr)


def finish():
    print(f"{checks} checks, {failures} failures")
    sys.exit(1 if failures or not checks else 0)


def environment(**more):
    """The caller's, without what would change the output."""
    env = {k: v for k, v in os.environ.items() if k not in ("CI", "LANG", "LC_ALL", "LC_MESSAGES")}
    return {**env, "LANZHI_TODAY": "2026-11-22", **more}


def lanzhi(*args, cwd, **more):
    return subprocess.run([LANZHI, *args], cwd=cwd, env=environment(**more), stdin=subprocess.DEVNULL,
                          capture_output=True, check=False)


def git(*args, cwd):
    subprocess.run(["git", *args], cwd=cwd, env=environment(), check=True, capture_output=True)


def files(folder):
    """The bytes of each file in it, by name."""
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found
