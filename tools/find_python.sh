#!/usr/bin/env bash
# Prints a Python from 3.11 up that can make virtual environments; where there is none, says in
# one line what to install and exits 1. PYTHON=… names one.
set -u

for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
  if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$python"
    exit 0
  fi
  bare=${bare:-$python}
done

if [ -n "${bare:-}" ]; then
  echo "$bare cannot make a virtual environment: install its venv and pip (Debian, Ubuntu: apt install python3-venv)" >&2
elif found=$("${PYTHON:-python3}" --version 2>/dev/null); then
  echo "Python 3.11 or newer is needed and ${PYTHON:-python3} is $found: install a newer one or name it, make PYTHON=/path/to/python3.11 …" >&2
else
  echo "Python 3.11 or newer is needed and ${PYTHON:-python3} is not there: install it or name it, make PYTHON=/path/to/python3.11 …" >&2
fi
exit 1
