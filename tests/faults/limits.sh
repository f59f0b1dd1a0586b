#!/usr/bin/env bash
# Limits of the system that would end a process without a word: size of files, processor time. usage: limits.sh LANZHI
LANZHI=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 3
export LC_ALL=C.UTF-8 LANZHI_TODAY=2026-11-22
checks=0 failures=0

# usage: wants CODE WORDS FILE: what FILE holds contains WORDS.
wants() {
  checks=$((checks + 1))
  [ "$code" = "$1" ] && grep -qF "$2" "$3" && return
  failures=$((failures + 1))
  echo "limits.sh: exit $code, not $1 with \"$2\": $(cat "$3")" >&2
}

printf 'agency: demo\nhandbook: lantian\nkeys: en\nlanguage: en\n' >lanzhi.yaml
mkdir -p cases/2026 && printf 'case: C2026-0001\nsite: nowhere\nworker: nobody\n' >cases/2026/C2026-0001.yaml
before=$(find . -type f | sort | xargs sha256sum)

# Files may grow to 1 KiB only.
limited() { (ulimit -f 1 && "$LANZHI" "$@"); }
limited man >out 2>err
code=$? && wants 3 'standard output could not be written in full' err
limited schema --write >/dev/null 2>err
code=$? && wants 3 'File too large' err
limited lint -f sarif=out.sarif >/dev/null 2>err
code=$? && wants 3 'File too large' err
limited report month --month 2026-03 -f xlsx=out.xlsx >/dev/null 2>err
code=$? && wants 3 'the workbook is not whole' err
limited report month --month 2026-03 --lang zh -f xlsx=out.xlsx >/dev/null 2>err
code=$? && wants 3 '工作簿没有做完整' err
limited report month --month 2026-03 -o reports >/dev/null 2>err
code=$? && wants 3 'the workbook is not whole' err
limited report month --month 2026-03 -f html -o reports >/dev/null 2>err
code=$? && wants 3 'File too large' err
rm -f out err
checks=$((checks + 1))
if [ "$(find . -type f | sort | xargs sha256sum)" != "$before" ]; then
  failures=$((failures + 1)) && echo 'limits.sh: a file was left or changed' >&2 && find . -type f >&2
fi

# Sent by hand, because a run that takes a second by itself would take more than one to test.
mkfifo pipe
for language in en zh; do
  (ulimit -S -t 100 && exec "$LANZHI" lint --lang $language --stdin-filename cases/2026/C2026-0001.yaml) <pipe >out 2>err &
  exec 7>pipe
  process=$!
  # Until it handles the signal, the 24th: its bit is set.
  until (($((16#$(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$process/status"))) & 1 << 23)); do sleep 0.02; done
  kill -XCPU $process
  wait $process
  code=$?
  exec 7>&-
  case $language in
    en) wants 3 'error: the limit on processor time was reached, the run is incomplete' err ;;
    zh) wants 3 '错误：处理器时间用到了上限，没有做完' err ;;
  esac
done

echo "limits.sh: $checks checks, $failures failures"
[ $failures = 0 ]
