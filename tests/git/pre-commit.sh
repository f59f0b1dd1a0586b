#!/usr/bin/env bash
# .pre-commit-hooks.yaml under the pre-commit framework, with real commits. usage: pre-commit.sh LANZHI WORK
LANZHI=$1 WORK=$2
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
. "$(dirname "$0")/lib.sh"
export PRE_COMMIT_HOME=$WORK/cache PATH="/usr/bin:$PATH"
command -v pre-commit >/dev/null || { echo "pre-commit.sh: pre-commit is not installed" >&2; exit 1; }

# A repository that holds our hooks, at a revision, as the framework wants it.
begin hooks
git init -q . && cp "$ROOT/.pre-commit-hooks.yaml" . && git add -A && git commit -qm hooks && git tag v1

begin commits
git init -q . && folder records && case_file records/cases/2026/C2026-0001.yaml
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $WORK/hooks
    rev: v1
    hooks:
      - id: lanzhi-lint
        args: [-C, records]
      - id: lanzhi-report-check
        args: [--month, 2026-03, -o, reports, -C, records]
CONFIG
(cd records && lanzhi report month --month 2026-03 -o reports >/dev/null)
git add -A
expect 0 pre-commit install
expect 0 git commit -m start
says 'lanzhi lint' 'lanzhi report --check' Passed
case_file records/cases/2026/C2026-0001.yaml '' chen-jai && git add -A
expect 1 git commit -m faulty
says 'error[record-broken-link]' 'to go on: mend and git add' 'Failed'
case_file records/cases/2026/C2026-0001.yaml # mended on disk only: pre-commit puts the staged text there
expect 1 git commit -m faulty
git checkout -q HEAD . && git rm -q records/staff/chen-jia.yaml # nothing but a deletion
expect 1 git commit -m deleted
says 'C2026-0001.yaml:3:9: error[record-broken-link]'
git reset -q --hard
cat >>records/cases/2026/C2026-0001.yaml <<RECORD
intake: {date: 2026-03-04, with: client}
RECORD
sed -i 's/month/&/' records/cases/2026/C2026-0001.yaml
git rm -q records/reports/month-2026-03.json && git add -A # a report that does not hold
expect 1 git commit -m report
says 'month-2026-03.json: no such file'
expect 0 env SKIP=lanzhi-report-check git commit -m report

finish
