#!/usr/bin/env bash
# Two of the same program at once, and others beside them: no record is lost, half written or made twice. usage: together.sh LANZHI
LANZHI=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
export LC_ALL=C.UTF-8 LANZHI_TODAY=2026-11-22 GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
checks=0 failures=0
is() { # usage: is HAVE WANTED WHAT
  checks=$((checks + 1))
  [ "$1" = "$2" ] || { failures=$((failures + 1)) && echo "together.sh: $3: $1, not $2" >&2; }
}

git init -q .
printf 'agency: demo\nhandbook: lantian\nkeys: en\nlanguage: en\n' >lanzhi.yaml
mkdir -p sites staff cases/2026
printf 'site: baihe\nkind: centre\n' >sites/baihe.yaml
printf 'staff: chen-jia\nrole: worker\nsocial_work_since: 2021-07-01\n' >staff/chen-jia.yaml
for i in $(seq 101 120); do
  printf 'case: C2026-0%s\nsite: baihe\nworker: chen-jia\napplication: {date: 2026/03/02}\n' "$i" >"cases/2026/C2026-0$i.yaml"
done

for i in $(seq 8); do
  "$LANZHI" new enquiry --set site=baihe --set worker=chen-jia >>made 2>>errors &
  "$LANZHI" lint --fix >/dev/null 2>&1 &
  "$LANZHI" hook install >/dev/null 2>&1 &
  "$LANZHI" report month --month 2026-03 -o reports >/dev/null 2>&1 &
  "$LANZHI" lint --staged >/dev/null 2>&1 &
done
wait

# A number that was taken meanwhile is an error of its own, never a record overwritten.
is "$(find enquiries -name '*.yaml' | wc -l)" "$(sort -u made | wc -l)" 'enquiries made and told'
is "$(sort made | uniq -d | wc -l)" 0 'told twice'
is "$(grep -L 'site: baihe' enquiries/*/*.yaml | wc -l)" 0 'half written enquiries'
is "$(grep -L '2026-03-02' cases/2026/*.yaml | wc -l)" 0 'cases not mended'
is "$(wc -l cases/2026/*.yaml | sed -n 's/ total//p' | tr -d ' ')" 80 'lines of the cases'
is "$(find . -name '.lanzhi-*.tmp' | wc -l)" 0 'temporary files'
is "$(grep -c . .git/hooks/pre-commit)" "$("$LANZHI" hook install >/dev/null 2>&1; grep -c . .git/hooks/pre-commit)" 'lines of the hook'
is "$(find .git/hooks -name '*.before-lanzhi' | wc -l)" 0 'hooks of others'
# It may be of the records as they were, but is whole.
"$LANZHI" report month --month 2026-03 -o reports --check >/dev/null 2>&1
is "$(($? < 2))" 1 'report --check can read the report'

echo "together.sh: $checks checks, $failures failures"
[ $failures = 0 ]
