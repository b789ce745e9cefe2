"""The first steps on a machine, tried with stand-ins for what a machine may have or lack."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parent.parent / "tools"
BASH = shutil.which("bash")

needs_bash = pytest.mark.skipif(BASH is None, reason="no bash here")
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root installs with apt"
)


class Machine:
    """A folder of programs, the only ones that are there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, name, script="exit 0"):
        program = self.folder / name
        program.write_text(f"#!{BASH}\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    def run(self, *command, **variables):
        environment = {"PATH": str(self.folder), **variables}
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def find_python(machine, **variables):
    return machine.run(BASH, str(TOOLS / "find_python.sh"), **variables)


def ensure_programs(machine, **variables):
    return machine.run(sys.executable, str(TOOLS / "programs.py"), **variables)


@needs_bash
def test_takes_the_first_python_that_is_new_enough(machine):
    machine.has("python3", "exit 1")
    machine.has("python3.12")
    assert find_python(machine).stdout == "python3.12\n"


@needs_bash
@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("case $1 in --version) echo Python 3.9.2;; *) exit 1;; esac", "python3 is Python 3.9.2"),
        ('case "$2" in *ensurepip*) exit 1;; esac', "apt install python3-venv"),
    ],
)
def test_one_line_says_what_python_lacks(machine, script, says):
    machine.has("python3", script)
    found = find_python(machine)
    assert (found.returncode, found.stdout, found.stderr.count("\n")) == (1, "", 1)
    assert says in found.stderr


@needs_bash
def test_one_line_says_that_there_is_no_python(machine):
    found = find_python(machine)
    assert found.returncode == 1
    assert "python3 is not there" in found.stderr


@needs_bash
def test_finds_the_programs_that_are_there(machine):
    there = [machine.has(name) for name in ("google-chrome", "pdftotext", "soffice")]
    assert ensure_programs(machine).stdout.split() == [str(program) for program in there]


@needs_bash
def test_the_browser_that_is_named_comes_first(machine):
    machine.has("chromium")
    named = machine.has("my-chromium")
    found = ensure_programs(machine, CHROMIUM=str(named)).stdout.splitlines()
    assert found[0] == str(named)


@needs_bash
@pytest.mark.parametrize("variables", [{"CHROMIUM": "/nowhere/chromium"}, {}])
def test_without_the_programs_one_line_each_says_what_to_install(machine, variables):
    ensured = ensure_programs(machine, **variables)
    assert ensured.returncode == 0
    browser, pdf_reader, office = ensured.stdout.splitlines()
    assert "apt install chromium fonts-noto-core" in browser and "CHROMIUM=" in browser
    assert "apt install poppler-utils" in pdf_reader
    assert "apt install libreoffice-writer-nogui" in office


@needs_bash
@needs_root
def test_root_on_debian_gets_what_is_missing_from_apt(machine):
    there, missing = machine.has("pdftotext"), machine.folder / "chromium"
    machine.has(
        "apt-get",
        f'case "$*" in *poppler*) exit 1;; *install*chromium*fonts*libreoffice*)'
        f" echo '#!{BASH}' > {missing}; {shutil.which('chmod')} +x {missing};; esac",
    )
    assert ensure_programs(machine).stdout.splitlines()[:2] == [str(missing), str(there)]
