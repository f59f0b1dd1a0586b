#!/usr/bin/python3
"""The recipes of examples/ci: sound YAML with the keys that GitHub and GitLab know, commands that a shell can read, the
packages that the build needs, and every lanzhi command run on the faulty examples."""
import os
import re
import shlex
import shutil
import subprocess
import tempfile

import jsonschema
import yaml

from support import LANZHI, TREE, check, environment, finish, git

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "minItems": 1, "items": TEXT}


def section(needed, **properties):
    return {"type": "object", "required": needed, "additionalProperties": False, "properties": properties}


MAP = {"type": "object", "additionalProperties": TEXT}
STEP = {"oneOf": [section(["name", "run"], **{"name": TEXT, "run": TEXT, "env": MAP, "if": TEXT}),
                  section(["uses"], **{"name": TEXT, "uses": {"pattern": "^[a-z-]+/[a-z/-]+@v[0-9]+$"}, "with": MAP,
                                       "if": TEXT})]}
JOB = section(["runs-on", "steps"], **{"runs-on": TEXT, "container": TEXT,
                                       "steps": {"type": "array", "minItems": 1, "items": STEP}})
GITHUB = section(["name", "on", "permissions", "jobs"], name=TEXT, on=TEXTS,
                 permissions={"additionalProperties": {"enum": ["read", "write", "none"]}},
                 jobs={"type": "object", "minProperties": 1, "additionalProperties": JOB})
GITLAB = {"type": "object", "minProperties": 1, "additionalProperties": section(
    ["image", "script"], image=TEXT, before_script=TEXTS, script=TEXTS,
    artifacts=section(["reports"], when={"enum": ["always", "on_success", "on_failure"]},
                      reports=section([], codequality=TEXT, junit=TEXT)))}


def recipe(name, schema):
    with open(os.path.join(TREE, "examples", "ci", name), encoding="utf-8") as file:
        loaded = yaml.load(file, Loader=yaml.BaseLoader)  # `on` stays a word
    errors = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(loaded)]
    check(not errors, f"{name}: {errors[:3]}")
    return loaded


def needed_packages():
    """Those of tests/build.sh that the program itself needs: the first line of the list, but for the test library."""
    with open(os.path.join(TREE, "tests", "build.sh"), encoding="utf-8") as file:
        line = re.search(r"PACKAGES=\(([^\n)]*)", file.read())[1]
    return set(line.split()) - {"doctest-dev"}


def run(commands, outputs, name):
    """What stands in a recipe, as far as it can be run here."""
    packages = set()
    ran = 0
    for command in commands:
        sound = subprocess.run(["bash", "-n"], input=command.encode(), capture_output=True, check=False)
        check(sound.returncode == 0, f"{name}: {sound.stderr.decode()}")
    for line in "\n".join(commands).replace("\\\n", " ").splitlines():
        words = shlex.split(line)
        if words[:2] == ["apt-get", "install"]:
            packages |= {word for word in words[2:] if not word.startswith("-")}
        elif words[:2] == ["cmake", "-S"]:
            with tempfile.TemporaryDirectory() as build:
                line = line.replace("/opt/lanzhi/build", shlex.quote(build)).replace("/opt/lanzhi", shlex.quote(TREE))
                done = subprocess.run(["bash", "-ec", line], capture_output=True, check=False, env=environment())
                check(done.returncode == 0, f"{name}: {line}: {done.stderr.decode()[-500:]}")
        elif words[:1] == ["lanzhi"]:
            ran += 1
            with tempfile.TemporaryDirectory() as repository:
                shutil.copytree(os.path.join(TREE, "examples", "faulty"), repository, dirs_exist_ok=True)
                git("init", "-q", cwd=repository)
                path = os.path.dirname(LANZHI) + os.pathsep + os.environ["PATH"]
                done = subprocess.run(["bash", "-ec", line], cwd=repository, capture_output=True, check=False,
                                      env=environment(CI="true", PATH=path))
                check(done.returncode == 1, f"{name}: {line}: exit code {done.returncode}")
                check(done.stdout, f"{name}: {line}: nothing in the log")
                check("女儿早出晚归" not in done.stdout.decode(), f"{name}: {line}: words of a record in the log")
                for output in outputs:
                    check(os.path.getsize(os.path.join(repository, output)) > 0, f"{name}: {output} is not written")
    check(ran > 0, f"{name} runs no lanzhi")
    check(needed_packages() <= packages, f"{name}: packages lacking: {needed_packages() - packages}")


github = recipe("github.yml", GITHUB)
for job in github["jobs"].values():
    uploads = [step["with"]["sarif_file"] for step in job["steps"] if "upload-sarif" in step.get("uses", "")]
    check(uploads, "github.yml uploads nothing")
    run([step["run"] for step in job["steps"] if "run" in step], uploads, "github.yml")
for job in recipe("gitlab-ci.yml", GITLAB).values():
    run(job["before_script"] + job["script"], job["artifacts"]["reports"].values(), "gitlab-ci.yml")
finish()
