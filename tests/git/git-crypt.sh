#!/usr/bin/env bash
# Records that git-crypt encrypts, unlocked and locked. usage: git-crypt.sh LANZHI WORK
LANZHI=$1 WORK=$2
. "$(dirname "$0")/lib.sh"
command -v git-crypt >/dev/null || { echo "git-crypt.sh: git-crypt is not installed" >&2; exit 1; }

lint() { "$LANZHI" lint --staged -f concise "$@"; }

begin unlocked
git init -q . && git-crypt init >/dev/null 2>&1
printf '/cases/** filter=git-crypt diff=git-crypt\n' >.gitattributes
folder && case_file cases/2026/C2026-0001.yaml
git add -A && expect 1 lint # nobody said that git-crypt is in use
says 'the file is locked by git-crypt'
echo 'git_crypt: yes' >>lanzhi.yaml
git add -A && expect 0 lint
git commit -qm start
same "$(git show HEAD:cases/2026/C2026-0001.yaml | head -c 9 | tr '\0' 0)" 0GITCRYPT
case_file cases/2026/C2026-0001.yaml '' nobody && git add -A
expect 1 lint
says 'cases/2026/C2026-0001.yaml:3:9: error record-broken-link'
git reset -q --hard && git rm -q staff/chen-jia.yaml
expect 1 lint
says 'cases/2026/C2026-0001.yaml:3:9: error record-broken-link'
git reset -q --hard
lanzhi hook install >/dev/null
case_file cases/2026/C2026-0002.yaml && git add -A
expect 0 git commit -m encrypted

begin plain-text
git init -q . && folder && case_file cases/2026/C2026-0001.yaml && git add -A && git commit -qm plain
git-crypt init >/dev/null 2>&1
printf '/cases/** filter=git-crypt diff=git-crypt\n' >.gitattributes
blob=$(sed 's/source: self/source: self # more/' cases/2026/C2026-0001.yaml | git hash-object -w --stdin) # past the filter
git update-index --add --cacheinfo "100644,$blob,cases/2026/C2026-0001.yaml"
expect 0 lint # the attributes are not staged
git add .gitattributes
expect 1 lint
says 'cases/2026/C2026-0001.yaml:1:1: error yaml-not-encrypted'
git add --renormalize cases
echo 'git_crypt: yes' >>lanzhi.yaml && git add lanzhi.yaml
expect 0 lint

begin attributes # say only now that what is there is to be encrypted
git init -q . && folder 'my records' && case_file 'my records/cases/2026/C2026-0001.yaml' && git add -A && git commit -qm plain
git-crypt init >/dev/null 2>&1
printf 'cases/** filter=git-crypt diff=git-crypt\n' >'my records/.gitattributes'
printf '/my[[:space:]]records/staff/** filter=git-crypt diff=git-crypt\n' >.gitattributes
git add '*.gitattributes'
cd 'my records' || exit 3
expect 1 lint
says 'cases/2026/C2026-0001.yaml:1:1: error yaml-not-encrypted' 'staff/chen-jia.yaml:1:1: error yaml-not-encrypted' '2 errors'
git-crypt status -f >/dev/null 2>&1
echo 'git_crypt: yes' >>lanzhi.yaml && git add lanzhi.yaml
expect 0 lint

begin locked
cp -r ../unlocked/. . && git reset -q --hard && git-crypt export-key "$WORK/key" && git-crypt lock
checks=$((checks + 1)) && head -c 9 cases/2026/C2026-0001.yaml | grep -q GITCRYPT || fail 'not locked'
git rm -q staff/chen-jia.yaml
expect 1 lint # whether it is linked to cannot be told, which is said once
says 'cases/2026/C2026-0001.yaml:1:1: error yaml-encoding: the file is locked by git-crypt' 'checked 1 record;'
rm -rf .git/lanzhi
git reset -q --hard && git mv cases/2026/C2026-0002.yaml cases/2026/C2026-0003.yaml
expect 1 lint
says 'cases/2026/C2026-0003.yaml:1:1: error yaml-encoding: the file is locked by git-crypt'
expect 1 "$LANZHI" lint --changed HEAD~1 -f concise
says 'the file is locked by git-crypt'
git reset -q --hard && git-crypt unlock "$WORK/key"
git rm -q staff/chen-jia.yaml # what was seen while it was locked is not believed now
expect 1 lint
says 'cases/2026/C2026-0001.yaml:3:9: error record-broken-link'

finish
