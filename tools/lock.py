"""Compiles each requirements*.in into its lock, for every platform and Python from 3.11 up.

Run by `make lock`. Versions already locked stay; `--upgrade` moves them to the newest. The
resolver (uv) is installed into a throwaway environment: users and CI only ever need pip.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = "3.11"


@dataclass(frozen=True, slots=True)
class Lock:
    """One lock: the words at its head, and packages that it leaves out on purpose."""

    name: str
    header: str
    excludes: tuple[str, ...] = ()


LOCKS = (
    Lock(
        "requirements",
        """\
# Install with:  pip install --no-deps -r requirements.txt
# --no-deps, because this is the whole list: BERTopic also declares sentence-transformers (and
# with it PyTorch), umap-learn and llvmlite, 2 GB and more that nothing here uses. Without
# --no-deps pip adds those; that works too and is only larger. No hashes, because with them pip
# would refuse whatever is not in the list, and so the install without --no-deps.
# Compiled from requirements.in by `make lock`; do not edit.
""",
        excludes=("sentence-transformers", "umap-learn", "llvmlite"),
    ),
    Lock(
        "requirements-dev",
        """\
# Install with:  pip install --no-deps -r requirements.txt -r requirements-dev.txt
# What checks and tests need. Compiled from requirements-dev.in by `make lock`; do not edit.
""",
    ),
    Lock(
        "requirements-neural",
        """\
# Install, after requirements.txt, with:  pip install -r requirements-neural.txt
# Here without --no-deps: the CUDA libraries are not in this list. On Linux PyTorch asks for
# them itself, at exact versions, and where a CPU build of PyTorch is installed it asks for none.
# pip then remarks that BERTopic lacks llvmlite and umap-learn: see requirements.txt.
# Compiled from requirements-neural.in by `make lock`; do not edit.
""",
        excludes=(
            "cuda-bindings",
            "cuda-toolkit",
            "nvidia-cudnn-cu13",
            "nvidia-cusparselt-cu13",
            "nvidia-nccl-cu13",
            "nvidia-nvshmem-cu13",
            "triton",
        ),
    ),
)


def main() -> None:
    """Writes the locks, the light one first because the others are held to it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="move to the newest versions")
    upgrade = parser.parse_args().upgrade
    with tempfile.TemporaryDirectory() as folder:
        uv = install_uv(Path(folder) / "venv")
        for lock in LOCKS:
            write(lock, uv, scratch=Path(folder), upgrade=upgrade)


def install_uv(folder: Path) -> Path:
    """The path of uv in a new virtual environment at ``folder``."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", "uv"], check=True)
    return scripts / "uv"


def write(lock: Lock, uv: Path, *, scratch: Path, upgrade: bool) -> None:
    """Compiles one lock and puts its header on top."""
    excludes = scratch / f"{lock.name}.excludes"
    excludes.write_text("\n".join(lock.excludes), encoding="utf-8")
    target = ROOT / f"{lock.name}.txt"
    command: list[str | Path] = [uv, "pip", "compile", f"{lock.name}.in", "-o", target.name]
    command += ["--universal", "--python-version", OLDEST_PYTHON, "--fork-strategy", "fewest"]
    command += ["--excludes", excludes, "--no-header", "--no-annotate", "--quiet"]
    command += ["--upgrade"] if upgrade else []
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    pins = [line for line in target.read_text("utf-8").splitlines() if re.match(r"\w", line)]
    target.write_text(lock.header + "\n" + "\n".join(pins) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(pins)} packages", file=sys.stderr)


if __name__ == "__main__":
    main()
