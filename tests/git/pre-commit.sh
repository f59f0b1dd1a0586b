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

begin build-server
git init -q . && folder && case_file cases/2026/C2026-0001.yaml
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $WORK/hooks
    rev: v1
    hooks:
      - id: lanzhi-lint
      - id: lanzhi-lint-all
        stages: [manual]
CONFIG
git add -A && git commit -qm start
expect 0 pre-commit run --from-ref HEAD --to-ref HEAD
case_file cases/2026/C2026-0002.yaml '' nobody && git add -A && git commit -qnm faulty
case_file cases/2026/C2026-0002.yaml # mended on disk only
expect 1 pre-commit run --from-ref HEAD~1 --to-ref HEAD
says 'C2026-0002.yaml:3:9: error[record-broken-link]' 'checked 2 records'
git checkout -q . && expect 0 pre-commit run --all-files # nothing is staged, so lanzhi-lint has nothing to check
expect 1 pre-commit run --all-files --hook-stage manual lanzhi-lint-all
says 'C2026-0002.yaml:3:9: error[record-broken-link]' 'checked 4 records'
sed -i '/stages/d' .pre-commit-config.yaml && git add -A
expect 1 pre-commit run --all-files
says 'lanzhi lint (all records)' 'C2026-0002.yaml:3:9: error[record-broken-link]'
git init -q --bare "$WORK/there.git" && git remote add there "$WORK/there.git" && git push -q there HEAD~1:refs/heads/main
sed -i '/lanzhi-lint-all/d' .pre-commit-config.yaml && git add -A && git commit -qnm hooks
expect 0 pre-commit install -t pre-push
expect 1 git push -q there main
says 'C2026-0002.yaml:3:9: error[record-broken-link]' 'checked 2 records'

finish
