#!/usr/bin/env bash
# Threads that get in each other's way: the thread sanitizer over what runs in several; by hand. usage: threads.sh
# Last: four commands over both examples and the faulty one, 12 runs, none (two minutes to build on two cores).
set -eu
cd "$(dirname "$0")/../.."
cmake -G Ninja -S . -B build-thread -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS="-fsanitize=thread" -DLANZHI_TESTS=OFF >/dev/null
ninja -C build-thread lanzhi
export TSAN_OPTIONS="halt_on_error=1 exitcode=66" LANZHI_TODAY=2026-11-22
runs=0 failures=0
for folder in examples/lantian examples/lvye examples/faulty; do
  for command in "lint -j4 -f json" "lint -j4 --diff" "due -j4 --all" "report month --month 2026-10 -j4"; do
    runs=$((runs + 1)) code=0
    # shellcheck disable=SC2086 # words
    build-thread/lanzhi -C $folder $command >/dev/null 2>build-thread/err || code=$?
    [ $code -lt 3 ] || { failures=$((failures + 1)) && echo "$folder $command: exit $code" && tail -30 build-thread/err; }
  done
done
echo "threads.sh: $runs runs, $failures failures"
[ $failures = 0 ]
