# Shared by tests/run and examples/run: source it, then call ensure_packages, build and suites. Works on a bare Debian 12, as
# root or through sudo; a second call only checks. Needs ROOT, the folder that holds CMakeLists.txt.

PACKAGES=(g++ cmake git libyaml-cpp-dev libfmt-dev libcli11-dev nettle-dev nlohmann-json3-dev doctest-dev
  libxlsxwriter-dev zlib1g-dev  # without which the program can be built, but makes no workbooks
  ninja-build  # quicker than make, without which the program can be built
  fish git-crypt groff-base pre-commit python3-jsonschema python3-openpyxl python3-ruamel.yaml python3-yaml zsh)  # what the tests hold lanzhi against

# Installs what is missing; touches apt only when something is.
ensure_packages() {
  local missing=() package
  for package in "${PACKAGES[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "needs root or sudo to install: ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  echo "installing: ${missing[*]}" >&2
  "${as_root[@]}" apt-get -qq update >&2 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >&2
}

# build DIR [cmake option...] -- TARGET...: configures once (Release unless said otherwise) and builds the targets.
# Options given on a later call are ignored while DIR is configured.
build() {
  local dir=$1 options=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do options+=("$1"); shift; done
  [ $# -gt 0 ] && shift
  local begun=$SECONDS code=0
  if ! [ -f "$dir/Makefile" ] && ! [ -f "$dir/build.ninja" ]; then
    cmake -G Ninja -S "$ROOT" -B "$dir" "${options[@]}" >&2 || return 1
  fi
  cmake --build "$dir" -j "$(nproc)" --target "$@" >&2 || code=$?
  echo "built $dir ($*) in $((SECONDS - begun)) s" >&2
  return "$code"
}

# suites DIR [ctest option...]: runs the suites of a tree that is built, then tells what each took.
suites() {
  local dir=$1 code=0
  shift
  rm -f "$dir/suites.txt"
  ctest --test-dir "$dir" --output-on-failure -j"$(nproc)" "$@" || code=$?
  sort "$dir/suites.txt"
  return "$code"
}
