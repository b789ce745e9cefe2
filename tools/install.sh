#!/usr/bin/env bash
# Installs the locks named as arguments into .venv (INTO=… names another folder), which it makes
# where there is none that runs. The neural lock is not whole (see its head): what it names asks
# for the rest itself.
set -euo pipefail
cd "$(dirname "$0")/.."

into=${INTO:-.venv}
if ! "$into/bin/python" -m pip --version >/dev/null 2>&1; then
  python=$(bash tools/find_python.sh)
  echo "Making $into with $("$python" --version)"
  "$python" -m venv --clear "$into"
fi

install() {
  "$into/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile "$@"
}

echo "Installing $* into $into (about a minute; with PyTorch some more)"
whole=() partial=()
for lock in "$@"; do
  if [[ $lock == *neural* ]]; then partial+=(-r "$lock"); else whole+=(-r "$lock"); fi
done
install --no-deps "${whole[@]}"
[ ${#partial[@]} -eq 0 ] || install "${partial[@]}"
# pip compiles on one core and the packages' own tests with the rest; this takes all cores and
# leaves the tests out: 42 s instead of 59 s on two cores. A file that does not compile is one
# nobody imports, such as a template, so the exit code says nothing.
"$into/bin/python" -m compileall -qq -j 0 -x '[/\\]tests?[/\\]' "$into/lib" || true
