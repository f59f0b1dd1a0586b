#!/usr/bin/env bash
# lint --staged and --changed in real repositories. usage: staged.sh LANZHI WORK
LANZHI=$1 WORK=$2
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
. "$(dirname "$0")/lib.sh"

broken=record-broken-link
lint() { "$LANZHI" lint --staged -f concise "$@"; }
changed() { "$LANZHI" lint --changed "$@" -f concise; }

begin first-commit
git init -q . && folder && case_file cases/2026/C2026-0001.yaml '' nobody && git add -A
expect 1 lint
says "cases/2026/C2026-0001.yaml:3:9: error $broken" 'checked 3 records'

begin index-not-work-tree
repository
case_file cases/2026/C2026-0001.yaml '' nobody # not staged
expect 0 lint
expect 1 changed HEAD
git add -A
case_file cases/2026/C2026-0001.yaml # mended on disk only
expect 1 lint
says "C2026-0001.yaml:3:9: error $broken"
expect 0 changed HEAD
rm lanzhi.yaml staff/chen-jia.yaml # gone from disk, not from the index
printf 'agency: demo\n' >lanzhi.yaml
expect 1 lint
says "C2026-0001.yaml:3:9: error $broken"

begin blob-by-its-id # whatever git is told of the work tree, and whatever lies there
repository
case=cases/2026/C2026-0001.yaml
case_file "$case" '' chen-ji && git add -A
for flag in no-assume-unchanged assume-unchanged no-assume-unchanged skip-worktree no-skip-worktree; do
  git update-index "--$flag" "$case"
  stamp=$(stat -c %y "$case")
  case_file "$case" # mended on disk only: of another size, then of the same
  [ "$flag" != no-skip-worktree ] || sed -i s/chen-jia/chen-jj/ "$case"
  touch -d "$stamp" "$case"
  expect 1 lint
  says "C2026-0001.yaml:3:9: error $broken"
done
case_file ../mended.yaml C2026-0001 && ln -sf "$PWD/../mended.yaml" "$case"
expect 1 lint
says "C2026-0001.yaml:3:9: error $broken"
rm "$case" && mkfifo "$case"
expect 1 lint
says "C2026-0001.yaml:3:9: error $broken"
rm "$case" && git checkout -q "$case" && git config core.autocrlf true && sed -i 's/$/\r/' "$case"
git add -N new.yaml 2>/dev/null
expect 1 lint
says "C2026-0001.yaml:3:9: error $broken"

begin many-blobs # of which some lie in the work tree as they are staged; nothing is known of them yet
repository
for number in $(seq 1001 1300); do case_file "cases/2026/C2026-$number.yaml"; done
case_file cases/2026/C2026-1100.yaml '' chen-ji && git add -A
case_file cases/2026/C2026-1100.yaml && rm cases/2026/C2026-12??.yaml
for number in $(seq 1001 1050); do case_file "cases/2026/C2026-$number.yaml" '' nobody; done
expect 1 lint
says "C2026-1100.yaml:3:9: error $broken" 'checked 302 records'
says_not C2026-1001
git commit -qm many && rm -r .git/lanzhi && git checkout -q . && git rm -q staff/chen-jia.yaml
case_file cases/2026/C2026-1002.yaml '' li-na # the work tree leads elsewhere; what is staged does not
expect 1 lint
says 'C2026-1002.yaml:3:9: error' 'C2026-1300.yaml:3:9: error'

begin deletion
repository
git rm -q staff/chen-jia.yaml
expect 1 lint
says "cases/2026/C2026-0001.yaml:3:9: error $broken"
expect 1 changed HEAD
says "cases/2026/C2026-0001.yaml:3:9: error $broken"

begin deleted-waiver # what it waived is no longer waived
git init -q . && cp -r "$ROOT/examples/lantian/." . && git add -A && git commit -qm start
waiver=waivers/2026/W2026-0001.yaml
rule=$(sed -n 's/^\(rule\|规则\): *//p' $waiver) record=$(sed -n 's/^\(record\|记录\): *//p' $waiver)
git rm -q $waiver
expect 1 lint --lang en
says "$record.yaml:" "$rule:"
git reset -q --hard && sed -i "s/$record/C2025-0003/" $waiver && git add -A # of another record now
expect 1 lint --lang en
says "$record.yaml:" "$rule:" 'waiver-unmatched'

begin rename
repository
git mv staff/chen-jia.yaml staff/li-na.yaml
sed -i 's/chen-jia/li-na/' staff/li-na.yaml && git add -A
expect 1 lint
says "cases/2026/C2026-0001.yaml:3:9: error $broken"
git mv cases/2026/C2026-0001.yaml cases/C2026-0001.yaml
sed -i 's/chen-jia/li-na/' cases/C2026-0001.yaml && git add -A
expect 0 lint

begin partial-commits
repository
case_file cases/2026/C2026-0002.yaml && case_file cases/2026/C2026-0003.yaml
git add -A && git commit -qm two
"$LANZHI" hook install >/dev/null
case_file cases/2026/C2026-0002.yaml '' nobody && git add -A # staged and faulty
echo '# changed' >>cases/2026/C2026-0003.yaml
expect 0 git commit -m path cases/2026/C2026-0003.yaml # the commit has only this
same "$(git show --name-only --format= HEAD)" cases/2026/C2026-0003.yaml
expect 1 git commit -m index
says "C2026-0002.yaml:3:9" 'to go on:'
expect 1 git commit -m path cases/2026/C2026-0002.yaml
git restore --staged --worktree . && case_file cases/2026/C2026-0002.yaml '' nobody
expect 1 git commit -am all
says "C2026-0002.yaml:3:9"
git restore .
{ sed 's/chen-jia/nobody/' cases/2026/C2026-0002.yaml && echo '# note'; } >both && mv both cases/2026/C2026-0002.yaml
# -p: the second of two hunks, or what of the first alone is staged.
sed -i '1i # a line above\n#\n#\n#\n#\n#\n#' cases/2026/C2026-0003.yaml && sed -i 's/self, form: true/self, form: false/' cases/2026/C2026-0003.yaml
printf 'y\nn\n' | git add -p cases/2026/C2026-0003.yaml >/dev/null 2>&1
git restore cases/2026/C2026-0002.yaml
expect 0 git commit -m part
case_file cases/2026/C2026-0002.yaml '' nobody
printf 'y\n' >answers
checks=$((checks + 1))
if git commit -p -m part cases/2026/C2026-0002.yaml <answers >"$WORK/out" 2>&1; then fail 'commit -p went through'; fi
says "C2026-0002.yaml:3:9"

begin merges
repository
git checkout -qb other && case_file cases/2026/C2026-0002.yaml '' li-na
printf 'staff: li-na\nrole: worker\n' >staff/li-na.yaml
git add -A && git commit -qm theirs
git checkout -q main && echo '# ours' >>cases/2026/C2026-0001.yaml && git commit -qam ours
git merge -q --no-commit other 2>/dev/null
expect 0 lint
says 'checked 3 records'
git rm -qf staff/li-na.yaml
expect 1 lint
says "C2026-0002.yaml:3:9: error $broken"
git merge --abort
echo 'name: One' >>sites/baihe.yaml && git commit -qam one
git checkout -q other && echo 'name: Two' >>sites/baihe.yaml && git commit -qam two && git checkout -q main
git merge -q other >/dev/null 2>&1
expect 1 lint
says 'sites/baihe.yaml:1:1: error yaml-unmerged'
says_not $broken
git add sites/baihe.yaml # with its marks
expect 1 lint
says 'sites/baihe.yaml:3:1: error yaml-conflict-marker'

begin worktrees
repository
case_file cases/2026/C2026-0002.yaml && git add -A && git commit -qm two
"$LANZHI" hook install >/dev/null
git worktree add -q ../worktrees-second -b second && cd ../worktrees-second || exit 3
git rm -q staff/chen-jia.yaml
expect 1 lint
expect 1 git commit -m faulty
says "C2026-0001.yaml:3:9: error" 'to go on:'
cd ../worktrees || exit 3
expect 0 lint

begin below-the-top
git init -q . && mkdir -p '文 档/records' && folder '文 档/records' && case_file '文 档/records/cases/2026/C2026-0001.yaml'
echo one >notes.txt
git add -A && git commit -qm start
(cd '文 档/records' && "$LANZHI" hook install >/dev/null)
echo two >notes.txt
expect 0 git commit -am notes
git rm -q '文 档/records/staff/chen-jia.yaml'
expect 1 git commit -m faulty
says 'C2026-0001.yaml:3:9'
cd '文 档/records/cases' || exit 3
expect 1 lint
says "2026/C2026-0001.yaml:3:9: error $broken"
expect 1 changed HEAD
expect 1 env GIT_DIR="$WORK/below-the-top/.git" GIT_WORK_TREE="$WORK/below-the-top" "$LANZHI" lint --staged
# Where git tells the hook its repository and an index of its own: in another work tree, for a part of what changed.
git worktree add -q ../below-second -b second HEAD 2>/dev/null && cd ../below-second || exit 3
case_file '文 档/records/cases/2026/C2026-0002.yaml' '' nobody && git add -A
echo '# more' >>'文 档/records/sites/baihe.yaml'
expect 0 git commit -m part '文 档/records/sites/baihe.yaml'
cd '文 档' || exit 3
expect 1 git commit -m part records/cases/2026/C2026-0002.yaml
says 'C2026-0002.yaml:3:9' '1 error'
cd "$WORK/below-the-top/文 档" || exit 3
expect 1 git --git-dir=../.git --work-tree=.. commit -m deleted
says 'C2026-0001.yaml:3:9' '1 error'

begin odd-names
repository
case_file "cases/张 三/C2026-0002.yaml" '' nobody
case_file $'cases/new\nline/C2026-0003.yaml' '' nobody
case_file 'cases/"quo"te'"'"'s\/C2026-0004.yaml' '' nobody
case_file 'cases/-dash/*/C2026-0005.yaml' '' nobody
case_file $'cases/tab\t/C2026-0006.yaml' '' nobody
git add -A
expect 1 lint
says '张 三/C2026-0002.yaml:3:9' 'C2026-0003.yaml:3:9' 'C2026-0004.yaml:3:9' '-dash/*/C2026-0005.yaml:3:9' 'C2026-0006.yaml:3:9' '5 errors'
git commit -qm odd && git rm -qr staff
expect 0 lint cases # nothing changed there
expect 1 lint .
says 'C2026-0001.yaml:3:9'

begin links-and-submodules
repository
git init -q "$WORK/other" && (cd "$WORK/other" && case_file C2026-0009.yaml && git add -A && git commit -qm x)
git submodule --quiet add "$WORK/other" cases/more 2>/dev/null
ln -s C2026-0001.yaml cases/2026/C2026-0002.yaml
ln -s ../.. cases/round && ln -s nowhere cases/2026/note
ln -s 2026 cases/newest && ln -s ../notes.txt cases/notes && echo >notes.txt
git add -A
expect 1 lint
says 'cases/newest:1:1: error yaml-not-a-file' 'cases/2026/C2026-0002.yaml:1:1: error yaml-not-a-file' 'cases/more:1:1: error yaml-not-a-file' 'cases/round:1:1: error yaml-not-a-file' '4 errors'
git commit -qm links && echo '# more' >>cases/2026/C2026-0001.yaml && git add -A
expect 0 lint # what did not change is not told again
rm cases/2026/C2026-0001.yaml && ln -s ../../sites/baihe.yaml cases/2026/C2026-0001.yaml && git add -A # a file became a link
expect 1 lint
says 'cases/2026/C2026-0001.yaml:1:1: error yaml-not-a-file'

begin crlf
repository
printf '*.yaml text eol=crlf\n' >.gitattributes
case_file cases/2026/C2026-0002.yaml '' nobody && sed -i 's/$/\r/' cases/2026/C2026-0002.yaml
git add -A 2>/dev/null
expect 1 lint
says "cases/2026/C2026-0002.yaml:3:9: error $broken" '1 error'
cp "$WORK/out" "$WORK/staged"
expect 1 changed HEAD
same "$(grep -c C2026-0002 "$WORK/out")" "$(grep -c C2026-0002 "$WORK/staged")"
git commit -qnm crlf
expect 0 changed HEAD
expect 0 lint

begin only-announced
repository
case_file cases/2026/C2026-0002.yaml '' nobody && git add -N cases/2026/C2026-0002.yaml
echo 'name: changed' >>lanzhi.yaml && git add lanzhi.yaml # the whole folder is checked
expect 0 lint
says 'checked 3 records'
: >cases/2026/C2026-0003.yaml && git add cases/2026/C2026-0003.yaml # empty, and staged
expect 1 lint
says 'C2026-0003.yaml'
says_not 'C2026-0002.yaml'

begin settings # they may change every finding
repository
sed -i 's/worker: chen-jia/worker: nobody/' cases/2026/C2026-0001.yaml && git add -A && git commit -qm faulty
echo '# more' >>sites/baihe.yaml && git add -A
expect 0 lint # the error stood before
says "C2026-0001.yaml:3:9: error $broken" '1 error (1 not brought by this change)'
case_file cases/2026/C2026-0002.yaml && printf 'site: xinguan\nkind: centre\n' >sites/xinguan.yaml && git add sites/xinguan.yaml
git restore --staged sites/baihe.yaml && expect 0 lint
echo 'name: Changed' >>lanzhi.yaml && git add lanzhi.yaml
expect 0 lint
says "C2026-0001.yaml:3:9: error $broken" 'checked 4 records' '(1 not brought by this change)'
mkdir handbook && cat >handbook/own.yaml <<RULES # by which the case is judged otherwise now
clauses: [{id: ours.one, zh: 本中心自订的做法, en: a practice of our own}]
rules:
  - {id: fee-known, kind: required, applies_to: case, severity: error, clauses: [ours.one], title: {zh: 收费, en: the fee}, need: fee}
RULES
git add handbook
expect 1 lint
says 'C2026-0001.yaml:1:1: error fee-known' "C2026-0001.yaml:3:9: error $broken" '2 errors (1 not brought by this change)'
git commit -qnm rules && sed -i 's/lantian/lantain/' lanzhi.yaml && git commit -qanm 'no such handbook'
sed -i 's/lantain/lantian/' lanzhi.yaml && git add -A # what stood before cannot be told
expect 1 lint
says '3 errors'
says_not 'not brought'

begin changed-since
repository
git tag start && case_file cases/2026/C2026-0002.yaml '' nobody && git add -A && git commit -qm two
case_file cases/2026/C2026-0003.yaml '' nobody # untracked
echo '/cases/ignored/' >.gitignore && case_file cases/ignored/C2026-0004.yaml '' nobody
expect 1 changed start
says 'C2026-0002.yaml:3:9' 'C2026-0003.yaml:3:9' '2 errors'
expect 1 changed HEAD
says 'C2026-0003.yaml:3:9' '1 error'
expect 2 changed --
expect 2 changed nothing-like-it
says 'no such commit: nothing-like-it'
expect 2 "$LANZHI" lint --changed=--output=x
checks=$((checks + 1)) && [ ! -e x ] || fail 'an option reached git'

begin nested-folder # which is none of this one, in a commit as on disk
repository
folder old && case_file old/cases/2026/C2026-0001.yaml '' nobody && git add -A && git commit -qnm nested
expect 0 changed HEAD~1
says 'old/lanzhi.yaml:1:1: warning yaml-not-a-file' 'checked 0 records'
cp "$WORK/out" "$WORK/disk"
expect 0 changed HEAD~1..HEAD
same "$(cat "$WORK/out")" "$(cat "$WORK/disk")"

begin other-repositories
git init -q --object-format=sha256 . && folder && case_file cases/2026/C2026-0001.yaml
: >staff/li-na.yaml && git add -A && git rm -q --cached staff/li-na.yaml && git add -N staff/li-na.yaml
expect 0 lint
says 'checked 3 records'
git commit -qm start && git rm -q staff/chen-jia.yaml
expect 1 lint
says "C2026-0001.yaml:3:9: error $broken"
expect 3 env GIT_TEST_ASSUME_DIFFERENT_OWNER=1 "$LANZHI" lint --staged # git trusts it no more, and says why
says 'safe.directory'

begin index-under-git
repository
for i in $(seq 100 140); do case_file "cases/2026/C2026-0$i.yaml"; done
git add -A && git commit -qm many
index=.git/lanzhi/index
echo '# more' >>cases/2026/C2026-0001.yaml && git add -A
expect 0 lint
checks=$((checks + 1)) && [ -s $index ] || fail 'no index was written'
cp $index "$WORK/good"
damaged() { # the index as it is now counts for nothing
  git rm -q --cached staff/chen-jia.yaml
  expect 1 lint
  says '42 errors'
  same "$(head -1 $index)" "$(head -1 "$WORK/good")" # and is written again
  git reset -q staff
}
rm $index && damaged
sed -i 's/chen-jia/someone/' $index && damaged
head -c 1000 "$WORK/good" >$index && damaged
sed -i '1s/ [0-9a-f]*$/ 0123456789abcdef/' $index && damaged
: >$index && damaged
head -c 100000 /dev/urandom >$index && damaged
rm -r .git/lanzhi && : >.git/lanzhi # nowhere to write
git rm -q --cached staff/chen-jia.yaml
expect 1 lint
says '42 errors'
rm .git/lanzhi
stamp=$(stat -c %Y%i .git/index)
expect 1 lint
same "$(stat -c %Y%i .git/index)" "$stamp" # git's own is not touched
rm -rf .git/lanzhi # two at a time, both of which write the index
lint >"$WORK/one" 2>/dev/null & first=$!
lint >"$WORK/two" 2>/dev/null & second=$!
wait $first; same $? 1
wait $second; same $? 1
same "$(cat "$WORK/one")" "$(cat "$WORK/two")"
same "$(ls .git/lanzhi)" index # and nothing half written

begin runs-nothing # that the repository names
repository
printf '#!/bin/sh\ntouch "%s/ran-$(basename "$0")"\n' "$PWD" >"$WORK/spy" && chmod +x "$WORK/spy"
for name in monitor post-index-change post-checkout reference-transaction filter fetch; do
  cp "$WORK/spy" ".git/hooks/$name"
done
git config core.fsmonitor "$PWD/.git/hooks/monitor"
# Filters, of either kind and named as git-crypt's too, for files that git must look into.
printf '/sites/** filter=spy\n/staff/** filter=slow.spy\n/cases/** filter=git-crypt\n' >.gitattributes
printf 'agency: demo\nhandbook: lantian\nkeys: en\nlanguage: en\ngit_crypt: true\n' >lanzhi.yaml
printf '\0GITCRYPT\0 and more' >cases/2026/C2026-0002.yaml
git add -A && git commit -qm filters
for command in clean smudge; do
  git config "filter.spy.$command" "$PWD/.git/hooks/filter; cat"
  git config "filter.git-crypt.$command" "$PWD/.git/hooks/filter; git-crypt smudge"
done
git config filter.slow.spy.process "$PWD/.git/hooks/filter" && git config filter.slow.spy.required true
# What a partial clone lacks would be fetched by a program of its own.
git config remote.spy.url . && git config remote.spy.promisor true && git config remote.spy.uploadpack "$PWD/.git/hooks/fetch"
touch -d 2020-01-01 sites/baihe.yaml staff/chen-jia.yaml cases/2026/C2026-0001.yaml
rm -f ran-* # git itself has run them
expect 0 lanzhi lint . --staged # all is committed
expect 1 lanzhi lint --changed HEAD~1
says 'yaml-encoding: the file is locked by git-crypt'
touch cases/2026/C2026-0003.yaml && git -c core.fsmonitor= add cases/2026/C2026-0003.yaml 2>/dev/null
before=$(sha256sum <.git/index)
rm -f ran-*
expect 1 lanzhi lint --staged .
rm -rf .git/lanzhi && chmod u+w .git/objects/??/* # seen content is not read again
rm -f ".git/objects/$(git rev-parse HEAD:sites/baihe.yaml | sed 's:^..:&/:')"
expect 1 lanzhi lint --staged . # the work tree has it too
rm -rf .git/lanzhi && cp sites/baihe.yaml ../baihe && echo '# more' >>sites/baihe.yaml
expect 3 lanzhi lint --staged .
cp ../baihe sites/baihe.yaml
expect 1 lanzhi report month --month 2026-10
same "$(ls | grep -c ran-)" 0
same "$(sha256sum <.git/index)" "$before"

finish
