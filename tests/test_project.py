"""What holds of the repository itself: locks, floors of tests, and what must never be in it."""

from __future__ import annotations

import ast
import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("", "-dev", "-neural")

NOT_IN_THE_LIGHT_SET = {"torch", "sentence-transformers", "transformers", "umap-learn", "numba"}


def requirements(name: str) -> dict[str, Requirement]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    written = (line.split("#")[0].strip() for line in lines)
    parsed = [Requirement(line) for line in written if line and not line.startswith("-")]
    return {canonicalize_name(each.name): each for each in parsed}


def pinned(requirement: Requirement) -> str:
    return str(requirement.specifier)


def tracked_files() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_lock_covers_what_is_required_at_versions_it_allows(kind):
    locked = requirements(f"requirements{kind}.txt")
    for name, wanted in requirements(f"requirements{kind}.in").items():
        version = pinned(locked[name]).removeprefix("==")
        assert wanted.specifier.contains(version), f"{name} is locked at {version}: make lock"


@pytest.mark.parametrize("kind", KINDS)
def test_every_locked_version_is_exact(kind):
    locked = requirements(f"requirements{kind}.txt").values()
    assert [each.name for each in locked if not re.fullmatch(r"==[\w.]+", pinned(each))] == []


@pytest.mark.parametrize("kind", ["-dev", "-neural"])
def test_locks_agree_where_they_overlap(kind):
    light, more = requirements("requirements.txt"), requirements(f"requirements{kind}.txt")
    shared = light.keys() & more.keys()
    assert {name: pinned(more[name]) for name in shared} == {
        name: pinned(light[name]) for name in shared
    }


def test_the_light_set_stays_light():
    assert requirements("requirements.txt").keys() & NOT_IN_THE_LIGHT_SET == set()


def test_the_light_lock_says_first_how_to_install_it():
    assert "pip install --no-deps -r" in (ROOT / "requirements.txt").read_text("utf-8")[:100]


def test_bertopic_loads_with_the_light_set_alone():
    subprocess.run([sys.executable, "-c", "import bertopic"], check=True)


@pytest.mark.parametrize(
    "lock", [f"requirements{kind}.{end}" for kind in KINDS for end in ("in", "txt")]
)
def test_requirements_name_no_place_to_download_from(lock):
    assert re.findall(r"://|--[\w-]*(?:index|links)", (ROOT / lock).read_text("utf-8")) == []


@pytest.mark.skipif(len(ROOT.parts) < 3, reason="too short a path to be told from other words")
def test_no_file_names_the_folder_it_was_written_in():
    here = str(ROOT).encode()
    assert [path.name for path in tracked_files() if here in path.read_bytes()] == []


def modules_of_the_library() -> list[str]:
    paths = (ROOT / "analysis").iterdir()
    return sorted(
        path.stem for path in paths if path.suffix == ".py" or (path / "__init__.py").is_file()
    )


@pytest.mark.parametrize("module", [name for name in modules_of_the_library() if name[0] != "_"])
def test_every_module_of_the_library_has_tests(module):
    """A file ``test_<module>….py`` or, for a package, a folder of its name."""
    tests = ROOT / "tests"
    assert [*tests.glob(f"test_{module}*.py"), *tests.glob(f"{module}/test_*.py")]


@pytest.mark.parametrize(
    "page", sorted((ROOT / "views" / "pages").glob("*.py")), ids=lambda page: page.stem
)
def test_no_string_stands_alone_in_a_page_where_streamlit_would_write_it(page):
    body = ast.parse(page.read_text("utf-8")).body
    alone = [each.lineno for each in body[1:] if _is_string(each)]
    assert not alone


def _is_string(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def test_every_command_in_the_docs_is_a_target_of_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for path in ROOT.glob("*.md"):
        written = set(
            re.findall(r"`make ([a-z-]+)|^\s*make ([a-z-]+)", path.read_text("utf-8"), re.M)
        )
        named = {first or second for first, second in written}
        assert named <= targets, f"{path.name}: {sorted(named - targets)}"


@pytest.mark.parametrize("made", [gzip.compress(b"x")])
def test_bytes_are_no_part_of_a_tests_name(made, request):
    """Two workers give a test one name, whatever second each made its bytes in."""
    assert f"[{len(made)}-bytes]" in request.node.name
