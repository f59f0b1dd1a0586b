#!/usr/bin/python3
"""The formats of lint against schemas and readers that others wrote, and against `-f json`."""
import json
import os
import re
import shutil
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

import jsonschema

from support import FORMATS, HERE, TREE, check, finish, git, lanzhi

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
GITLAB = {"error": "critical", "warning": "minor", "info": "info"}
COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def schema(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        loaded = json.load(file)
    kind = jsonschema.validators.validator_for(loaded)
    kind.check_schema(loaded)
    return kind(loaded)


SARIF = schema("sarif-schema-2.1.0.json")
CODE_QUALITY = schema("gitlab-code-quality.schema.json")


def valid(validator, document, what):
    errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(document)]
    check(not errors, f"{what}: {errors[:3]}")


def first_line(text):
    return text.split("\n")[0]


def region(finding):
    return {"startLine": finding["line"], "startColumn": finding["column"], "endLine": finding["end_line"],
            "endColumn": finding["end_column"]}


def sarif(log, findings, top, prefix, what):
    """Results and findings one to one, in the same order."""
    valid(SARIF, log, what)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    results = run["results"]
    check(run["columnKind"] == "unicodeCodePoints", f"{what}: columns")
    check(len(results) == len(findings), f"{what}: {len(results)} results of {len(findings)} findings")
    check(sorted(r["id"] for r in rules) == sorted({f["rule"] for f in findings}), f"{what}: rules")
    hashes = [r["partialFingerprints"]["primaryLocationLineHash"] for r in results]
    check(len(set(hashes)) == len(hashes), f"{what}: two results share a hash")
    titles = [r["shortDescription"]["text"] for r in rules if r["id"].startswith(("yaml-", "record-"))]
    check(len(set(titles)) == len(titles), f"{what}: two rules share a title")
    check(urllib.parse.urlsplit(run["tool"]["driver"]["informationUri"]).scheme, f"{what}: no URI of the program")
    for rule in rules:
        check(rule["help"]["text"] and rule["shortDescription"]["text"], f"{what}: {rule['id']} without words")
        own = rule["id"].split("-")[0] in ("yaml", "record", "waiver", "handbook")
        check(own or rule["properties"]["clauses"], f"{what}: {rule['id']} without a clause")
    for result, finding in zip(results, findings):
        where = f"{what}: {finding['rule']} {finding['path']}:{finding['line']}"
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        check(result["ruleId"] == finding["rule"] == rules[result["ruleIndex"]]["id"], f"{where}: rule")
        check(result["level"] == LEVELS[finding["severity"]], f"{where}: level")
        check(re.fullmatch(r"(%[0-9A-F]{2}|[A-Za-z0-9._~/-])+", uri), f"{where}: {uri}")
        check(urllib.parse.unquote(uri) == prefix + finding["path"], f"{where}: {uri}")
        check(os.path.isfile(os.path.join(top, urllib.parse.unquote(uri))), f"{where}: no file {uri}")
        check(place["region"] == region(finding), f"{where}: region")
        check(first_line(result["message"]["text"]) == finding["message"], f"{where}: message")
        check(finding["help"] is None or finding["help"] in result["message"]["text"], f"{where}: help")
        check(result["partialFingerprints"]["lanzhi/v1"] == finding["fingerprint"], f"{where}: fingerprint")
        check(result["properties"]["clauses"] == finding["clauses"], f"{where}: clauses")
        related = [(urllib.parse.unquote(r["physicalLocation"]["artifactLocation"]["uri"]),
                    r["physicalLocation"]["region"]["startLine"], r["physicalLocation"]["region"]["startColumn"])
                   for r in result.get("relatedLocations", [])]
        check(related == [(prefix + r["path"], r["line"], r["column"]) for r in finding["related"]],
              f"{where}: related places")
        suppressions = result.get("suppressions", [])
        check(len(suppressions) == (1 if finding["waiver"] else 0), f"{where}: suppressions")
        for each in suppressions:
            check(each["kind"] == "external" and finding["waiver"] in each["justification"], f"{where}: {each}")


def gitlab(report, findings, prefix, what):
    valid(CODE_QUALITY, report, what)
    check(len({entry["fingerprint"] for entry in report}) == len(report), f"{what}: fingerprints are not unique")
    got = [(e["check_name"], e["severity"], e["location"]["path"], e["location"]["lines"]) for e in report]
    want = [(f["rule"], GITLAB[f["severity"]], prefix + f["path"], {"begin": f["line"], "end": f["end_line"]})
            for f in findings]
    check(got == want, f"{what}: entries and findings differ")
    for entry, finding in zip(report, findings):
        check(entry["description"].startswith(finding["message"]), f"{what}: {entry['description']}")


def github(text, findings, prefix, what):
    lines = text.split("\n")[:-1]
    check(len(lines) == len(findings), f"{what}: {len(lines)} annotations of {len(findings)} findings")
    for line, finding in zip(lines, findings):
        parts = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        check(parts, f"{what}: {line}")
        if not parts:
            continue
        decode = urllib.parse.unquote  # of %25 %0D %0A %3A %2C, which is all there is
        properties = {k: decode(v) for k, v in (p.split("=", 1) for p in parts[2].split(","))}
        check(parts[1] == COMMANDS[finding["severity"]], f"{what}: {line}")
        check(properties["file"] == prefix + finding["path"], f"{what}: {line}")
        check(properties["line"] == str(finding["line"]) and properties["title"] == finding["rule"], f"{what}: {line}")
        check(first_line(decode(parts[3])) == finding["message"], f"{what}: {line}")


def junit(text, findings, summary, prefix, what):
    suite = ElementTree.fromstring(text).find("testsuite")
    cases = suite.findall("testcase")
    names = [case.get("name") for case in cases]
    check(all(case.get("file") is None for case in cases), f"{what}: an attribute that Jenkins refuses")
    failing = [case for case in cases if case.find("failure") is not None]
    check(len(set(names)) == len(names), f"{what}: two cases of one name")
    check(suite.get("tests") == str(len(cases)) and suite.get("failures") == str(len(failing)), f"{what}: counts")
    # Other files than records have a case only when something is wrong with them.
    check(len(cases) >= summary["records"], f"{what}: {len(cases)} cases of {summary['records']} records")
    errors = {prefix + f["path"] for f in findings if f["severity"] == "error"}
    check({case.get("name") for case in failing} == errors, f"{what}: failing files")
    told = sum(text.count(f" {f['severity']} {f['rule']}: ") > 0 for f in findings)
    check(told == len(findings), f"{what}: findings that are not told")


def compare(folder, top, prefix, lang, out):
    """All formats of one folder, in one run."""
    what = f"{folder} {lang}"
    files = {name: os.path.join(out, name) for name in FORMATS}
    asked = [word for name in FORMATS for word in ("-f", f"{name}={files[name]}")]
    run = lanzhi("lint", "--lang", lang, *asked, os.path.join(top, prefix), cwd=top)
    text = {}
    for name, path in files.items():
        with open(path, encoding="utf-8") as file:
            text[name] = file.read()
    listed = json.loads(text["json"])
    findings = listed["findings"]
    printed = [f for f in findings if f["waiver"] is None and f["severity"] != "info"]
    check(run.returncode == (1 if listed["summary"]["errors"] else 0), f"{what}: exit code {run.returncode}")
    check(run.stdout == b"", f"{what}: standard output")
    check(sorted(os.listdir(out)) == sorted(FORMATS), f"{what}: files left behind: {os.listdir(out)}")
    sarif(json.loads(text["sarif"]), findings, top, prefix, f"sarif {what}")
    gitlab(json.loads(text["gitlab"]), printed, prefix, f"gitlab {what}")
    github(text["github"], printed, prefix, f"github {what}")
    junit(text["junit"], printed, listed["summary"], prefix, f"junit {what}")
    for name in FORMATS:
        alone = lanzhi("lint", "--lang", lang, "-f", name, "-q", "-j1", os.path.join(top, prefix), cwd=top)
        check(alone.returncode == run.returncode, f"{what}: exit code of {name}")
        check(alone.stdout.decode() == text[name], f"{what}: {name} on standard output differs from its file")
    return text


def places(top, prefix):
    """A file has one name on the build server, wherever lint was started."""
    inside = os.path.join(top, prefix)
    for name in ("sarif", "github", "gitlab", "junit"):
        runs = [lanzhi("lint", "-f", name, "-q", cwd=inside), lanzhi("lint", "-f", name, "-q", inside, cwd="/"),
                lanzhi("-C", prefix, "lint", "-f", name, "-q", cwd=top)]
        check(runs[0].stdout and len({run.stdout for run in runs}) == 1, f"{name} depends on the working directory")


def faults(top, prefix):
    """A folder that cannot be opened: its faults in every format, and exit code 2."""
    with open(os.path.join(top, prefix, "lanzhi.yaml"), "a", encoding="utf-8") as file:
        file.write("鸡蛋: 两个\n")
    runs = {name: lanzhi("lint", "-f", name, cwd=os.path.join(top, prefix)) for name in FORMATS}
    for name, run in runs.items():
        check(run.returncode == 2, f"{name}: exit code {run.returncode} of a broken lanzhi.yaml")
    findings = json.loads(runs["json"].stdout)["findings"]
    check(findings, "no fault of a broken lanzhi.yaml")
    sarif(json.loads(runs["sarif"].stdout), findings, top, prefix, "sarif of faults")
    gitlab(json.loads(runs["gitlab"].stdout), findings, prefix, "gitlab of faults")
    github(runs["github"].stdout.decode(), findings, prefix, "github of faults")
    junit(runs["junit"].stdout.decode(), findings, {"records": 0}, prefix, "junit of faults")


with tempfile.TemporaryDirectory() as scratch:
    for folder in ("faulty", "lantian", "lvye"):
        top = os.path.join(scratch, folder, "repository")
        prefix = "办公室 100%, a:b/records/"
        shutil.copytree(os.path.join(TREE, "examples", folder), os.path.join(top, prefix))
        git("init", "-q", cwd=top)
        for lang in ("zh", "en"):
            out = os.path.join(scratch, folder, lang)
            os.mkdir(out)
            compare(folder, top, prefix, lang, out)
    places(os.path.join(scratch, "faulty", "repository"), prefix)
    faults(os.path.join(scratch, "faulty", "repository"), prefix)
finish()
