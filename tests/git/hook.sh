#!/usr/bin/env bash
# hook install and uninstall with real commits. usage: hook.sh LANZHI WORK
LANZHI=$1 WORK=$2
. "$(dirname "$0")/lib.sh"

commits() { git rev-list --count HEAD 2>/dev/null || echo 0; }

begin refused-then-accepted
git init -q .
expect 0 lanzhi init --handbook lantian --keys en --lang en .
folder
expect 0 lanzhi hook install
says '.git/hooks/pre-commit: checks . before each commit'
case_file cases/2026/C2026-0001.yaml '' chen-jai && git add -A
expect 1 git commit -m faulty
says 'error[record-broken-link]' "did you mean 'chen-jia'" 'to go on: mend and git add'
# The finding comes first, then how to go on, which is the last line.
same "$(tail -1 "$WORK/out" | cut -d: -f1)" 'to go on'
same "$(commits)" 0
case_file cases/2026/C2026-0001.yaml && git add -A
expect 0 git commit -m mended
same "$(commits)" 1
git rm -q staff/chen-jia.yaml # a deletion that breaks a link, and nothing else
expect 1 git commit -m deleted
says 'C2026-0001.yaml:3:9: error[record-broken-link]'
expect 0 git commit --no-verify -m deleted
expect 0 lanzhi hook uninstall
checks=$((checks + 1)) && [ ! -e .git/hooks/pre-commit ] || fail 'the hook is still there'

begin chinese
repository
sed -i 's/language: en/language: zh/' lanzhi.yaml && git commit -qam zh
expect 0 env LC_ALL=en_US.UTF-8 lanzhi hook install
case_file cases/2026/C2026-0001.yaml '' nobody
expect 1 git commit -am faulty
says '要继续：改好后 git add 再提交' '错误[record-broken-link]'
same "$(grep -c 要继续 "$WORK/out")" 1

begin other-hook
repository
printf '#!/bin/sh\necho "mine says hello $#" >&2\n[ ! -e stop ]\n' >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
cp .git/hooks/pre-commit "$WORK/mine"
mkdir -p deep/er && cd deep/er || exit 3
expect 0 lanzhi hook install
expect 0 lanzhi hook install
says 'is there already'
cd ../..
case_file cases/2026/C2026-0002.yaml '' nobody && git add -A
expect 1 git commit -m faulty
says 'mine says hello' 'record-broken-link'
git reset -q --hard && echo '# fine' >>sites/baihe.yaml
expect 0 git commit -am fine
says 'mine says hello'
touch stop && echo '# fine' >>sites/baihe.yaml
expect 1 git commit -am stopped
says_not 'checked'
expect 0 lanzhi hook uninstall
checks=$((checks + 1)) && cmp -s .git/hooks/pre-commit "$WORK/mine" && [ -x .git/hooks/pre-commit ] || fail 'the other hook is not back'
expect 0 lanzhi hook uninstall
says 'nothing was changed'
checks=$((checks + 1)) && cmp -s .git/hooks/pre-commit "$WORK/mine" || fail 'the other hook was touched'
mv .git/hooks/pre-commit .git/hooks/mine && ln -s mine .git/hooks/pre-commit # a link is kept as one
rm stop
expect 0 lanzhi hook install
expect 0 git commit -am fine
says 'mine says hello'
expect 0 lanzhi hook uninstall
same "$(readlink .git/hooks/pre-commit)" mine

begin hooks-path
repository sub
git config core.hooksPath '.my hooks'
cd sub/cases || exit 3
expect 0 lanzhi hook install
cd ../..
checks=$((checks + 1)) && [ -x '.my hooks/pre-commit' ] && [ ! -e .git/hooks/pre-commit ] || fail 'not where core.hooksPath says'
checks=$((checks + 1)) && ! grep -q "$(dirname "$LANZHI")" '.my hooks/pre-commit' || fail 'a shared hook names a folder of this machine'
git rm -q sub/staff/chen-jia.yaml
expect 1 git commit -m deleted
says 'C2026-0001.yaml:3:9'
expect 0 lanzhi -C sub hook uninstall
checks=$((checks + 1)) && [ ! -e '.my hooks/pre-commit' ] || fail 'the hook is still there'
git config core.hooksPath "$WORK/absolute"
expect 0 lanzhi -C sub hook install
checks=$((checks + 1)) && [ -x "$WORK/absolute/pre-commit" ] || fail 'not where core.hooksPath says'
expect 1 git commit -m deleted
git init -q "$WORK/unlike" && cd "$WORK/unlike" || exit 3
git config core.hooksPath "$WORK/absolute"
echo x >x && git add x
expect 0 git commit -m 'a repository without records'
same "$(cat "$WORK/out" | grep -c lanzhi)" 0

begin two-folders
git init -q . && folder "a's" && folder b && case_file "a's/cases/C2026-0001.yaml" && case_file b/cases/C2026-0001.yaml
git add -A && git commit -qm start
expect 0 lanzhi -C "a's" hook install
expect 0 lanzhi -C b hook install
git rm -q "a's/staff/chen-jia.yaml"
expect 1 git commit -m a
git reset -q --hard && git rm -q b/staff/chen-jia.yaml
expect 1 git commit -m b
expect 0 lanzhi -C b hook uninstall
expect 0 git commit -m b
git rm -q "a's/staff/chen-jia.yaml"
expect 1 git commit -m a
git reset -q --hard && git rm -qr "a's" && rm -rf "a's"
expect 0 git commit -m 'no such folder any more'

begin not-on-path # as under a graphical client
repository
expect 0 lanzhi hook install
bare=/usr/bin:/bin
echo '# fine' >>sites/baihe.yaml
expect 0 env PATH=$bare git commit -am 'found where it was installed from'
cp "$LANZHI" gone && expect 0 ./gone hook install
rm gone && git rm -q staff/chen-jia.yaml
expect 1 env PATH=$bare git commit -m faulty
says 'lanzhi: not found, so nothing was checked and the commit is refused' 'git commit --no-verify'

begin clean-merge # git writes such a commit without the hook of other commits
repository
git checkout -qb other && case_file cases/2026/C2026-0002.yaml '' li-na
git checkout -q main && cp staff/chen-jia.yaml staff/li-na.yaml && sed -i 's/chen-jia/li-na/' staff/li-na.yaml
git add staff && git commit -qm li-na && git checkout -q other && git rebase -q main 2>/dev/null
git add -A && git commit -qm 'a new reference' && git checkout -q main
git rm -q staff/li-na.yaml && git commit -qm 'a deletion'
expect 0 lanzhi hook install
says '.git/hooks/pre-merge-commit: checks . before each commit of a merge'
expect 1 git merge --no-edit other
says 'C2026-0002.yaml:3:9: error[record-broken-link]' 'to go on: mend and git add'
same "$(commits)" 3
git checkout -q HEAD -- . 2>/dev/null
sed -i 's/li-na/chen-jia/' cases/2026/C2026-0002.yaml && git add -A
expect 0 git commit --no-edit
same "$(git rev-list --count --merges HEAD)" 1
printf '#!/bin/sh\n' >"$WORK/mine" && chmod +x "$WORK/mine" && expect 0 lanzhi hook uninstall
cp "$WORK/mine" .git/hooks/pre-merge-commit && cp "$WORK/mine" .git/hooks/pre-merge-commit.before-lanzhi
expect 2 lanzhi hook install # two of them: none of ours is written
checks=$((checks + 1)) && [ ! -e .git/hooks/pre-commit ] && cmp -s .git/hooks/pre-merge-commit "$WORK/mine" || fail 'something was written'

begin pushes
repository
git init -q --bare "$WORK/there.git" && git remote add there "$WORK/there.git"
printf '#!/bin/sh\nwhile read -r line; do echo "mine reads $line"; done\n' >.git/hooks/pre-push && chmod +x .git/hooks/pre-push
expect 0 lanzhi hook install --pre-push
says '.git/hooks/pre-push: checks . before each push'
expect 0 git push -q there main # everything is new there
says 'mine reads refs/heads/main' 'checked 3 records'
case_file cases/2026/C2026-0002.yaml '' nobody && git add -A && git commit -qnm faulty
case_file cases/2026/C2026-0002.yaml # mended on disk only
expect 1 git push -q there main
says 'C2026-0002.yaml:3:9: error[record-broken-link]' 'git push --no-verify' 'checked 2 records'
expect 1 git push -q there HEAD:refs/heads/another # one that is new there
says 'C2026-0002.yaml:3:9: error[record-broken-link]' 'checked 2 records'
expect 1 git push -q "$WORK/there.git" HEAD:refs/heads/another # nothing is known of what is there
says 'C2026-0002.yaml:3:9'
git add -A && git commit -qm mended
expect 0 git push -q there main:another
expect 0 git push -q there :another # one that is taken away
says_not checked
git checkout -q HEAD~1 && expect 0 git push -q there main # what is pushed is not what is checked out
git checkout -q main && echo x >note && git add note && git commit -qm note
git rm -q staff/chen-jia.yaml && git commit -qnm deleted
expect 1 git push -q there main
says 'C2026-0001.yaml:3:9'
expect 0 git push -q --no-verify there main
echo '# more' >>sites/baihe.yaml && git commit -qam site
expect 0 git push -q there main # the errors are there already
says '(2 not brought by this change)'
expect 0 lanzhi hook uninstall
checks=$((checks + 1)) && grep -q 'mine reads' .git/hooks/pre-push || fail 'the other hook is not back'

begin settings-at-fault
repository
expect 0 lanzhi hook install
sed -i 's/lantian/lantain/' lanzhi.yaml
expect 1 git commit -am faulty
says 'lanzhi.yaml:2:11: error[' 'to go on:'

# Killed between the two steps of an installation: the hook that was there has two names.
begin broken-off
repository
printf '#!/bin/sh\necho mine\n' >"$WORK/mine.sh" && chmod +x "$WORK/mine.sh"
half() { cp "$WORK/mine.sh" .git/hooks/pre-commit && ln -f .git/hooks/pre-commit .git/hooks/pre-commit.before-lanzhi; }
half
expect 0 lanzhi hook uninstall
same "$(cat .git/hooks/pre-commit)" "$(cat "$WORK/mine.sh")"
same "$(ls .git/hooks | grep -c before-lanzhi)" 0
half
expect 0 lanzhi hook install
expect 0 git commit -q --allow-empty -m one
says mine
same "$(grep -c mine "$WORK/out")" 1
expect 0 lanzhi hook uninstall
same "$(cat .git/hooks/pre-commit)" "$(cat "$WORK/mine.sh")"

# A hook of ours in the place of the one that is to be called first calls itself no further.
begin itself
repository
expect 0 lanzhi hook install
cp .git/hooks/pre-commit .git/hooks/pre-commit.before-lanzhi
expect 0 timeout 20 git commit -q --allow-empty -m one

# What cannot be read is nobody's hook.
begin unreadable
repository
mkfifo .git/hooks/pre-commit
expect 3 timeout 20 lanzhi hook install
same "$(ls .git/hooks | grep -c before-lanzhi)" 0

# A link to a hook elsewhere stays what it is.
begin linked
repository
printf '#!/bin/sh\necho mine\n' >theirs.sh && chmod +x theirs.sh
ln -s ../../theirs.sh .git/hooks/pre-commit
expect 0 lanzhi hook install
same "$(cat theirs.sh)" "$(printf '#!/bin/sh\necho mine')"
expect 0 git commit -q --allow-empty -m one
says mine
expect 0 lanzhi hook uninstall
same "$(readlink .git/hooks/pre-commit)" ../../theirs.sh

finish
