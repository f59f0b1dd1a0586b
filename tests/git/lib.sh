# Shared by the tests here: a fresh repository for each, records to put into it, and what must come out. Needs LANZHI, the
# program, and WORK, an empty folder.

export PATH="$(dirname "$LANZHI"):$PATH" HOME=$WORK LC_ALL=C.UTF-8 LANZHI_TODAY=2026-11-22
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$WORK/gitconfig
unset $(git rev-parse --local-env-vars) CI
cat >"$GIT_CONFIG_GLOBAL" <<CONFIG
[user]
  name = test
  email = test@example.invalid
[init]
  defaultBranch = main
[advice]
  detachedHead = false
[protocol "file"]
  allow = always
CONFIG

failures=0
checks=0
test_name=

# begin NAME: a test with a folder of its own.
begin() {
  test_name=$1
  mkdir -p "$WORK/$1" && cd "$WORK/$1" || exit 3
}

fail() {
  failures=$((failures + 1))
  echo "FAILED $test_name: $*" >&2
  [ ! -f "$WORK/out" ] || head -8 "$WORK/out" | sed 's/^/    /' >&2
}

# expect CODE COMMAND...: runs it, keeps what it prints in $WORK/out, compares how it ended.
expect() {
  local want=$1 got=0
  shift
  "$@" >"$WORK/out" 2>&1 </dev/null || got=$?
  checks=$((checks + 1))
  [ "$got" -eq "$want" ] || fail "exit $got, not $want: $*"
}

# says TEXT... / says_not TEXT...: of what ran last.
says() {
  local text
  for text; do
    checks=$((checks + 1))
    grep -qF -- "$text" "$WORK/out" || fail "does not say: $text"
  done
}
says_not() {
  local text
  for text; do
    checks=$((checks + 1))
    ! grep -qF -- "$text" "$WORK/out" || fail "says: $text"
  done
}

# same A B: two texts.
same() {
  checks=$((checks + 1))
  [ "$1" = "$2" ] || fail "not the same: [$1] [$2]"
}

# folder [DIR]: a records folder with a site and a member of staff.
folder() {
  local at=${1:-.}
  mkdir -p "$at/sites" "$at/staff" "$at/cases/2026"
  printf 'agency: demo\nhandbook: lantian\nkeys: en\nlanguage: en\n' >"$at/lanzhi.yaml"
  printf 'site: baihe\nkind: centre\n' >"$at/sites/baihe.yaml"
  printf 'staff: chen-jia\nrole: worker\nsocial_work_since: 2021-07-01\ntrained: true\nqualifications: [social worker]\n' \
    >"$at/staff/chen-jia.yaml"
}

# case_file PATH [ID [WORKER]]: a case without findings, unless the worker is none.
case_file() {
  local path=$1 id=${2:-}
  [ -n "$id" ] || id=$(basename "$path" .yaml)
  mkdir -p "$(dirname "$path")"
  cat >"$path" <<RECORD
case: $id
site: baihe
worker: ${3:-chen-jia}
source: self
client: {ref: K0001, sex: female, born: 1949, contact: true, category: elderly, voluntary: true, resident: true, in_area: true}
application: {date: 2026-03-02, by: client, form: true}
RECORD
}

# repository [DIR]: the folder in a repository, with a case, committed.
repository() {
  git init -q .
  folder "${1:-.}"
  case_file "${1:-.}/cases/2026/C2026-0001.yaml"
  git add -A && git commit -qm start
}

finish() {
  echo "$(basename "$0"): $checks checks, $failures failures"
  [ "$failures" -eq 0 ] && [ "$checks" -gt 0 ]
}
