"""The same articles have the same topics: in any order, in another process, on other processors.

What a processor of another make computes differs in the last digits of a number. The linear algebra
library can be told to take the paths of other makes, and to use more threads, by the environment.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import random, sys
from analysis.discovery import discover
from analysis.filters import Filters
from tests.discovery.made_stories import articles, connection

made = list(articles(("ar", "en", "ru"), each=25))
random.Random(int(sys.argv[1])).shuffle(made)
found = discover(connection(made), Filters())
print(found.parts, found.topics, found.assignment.to_csv())
"""


def printed(order: int, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(order)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stderr == ""
    return result.stdout


@pytest.fixture(scope="module")
def usual() -> str:
    return printed(1, PYTHONHASHSEED="1", OMP_NUM_THREADS="1")


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"OMP_NUM_THREADS": "3", "OPENBLAS_NUM_THREADS": "3"},
        {"OPENBLAS_CORETYPE": "Prescott", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3"},
    ],
    ids=["more threads", "an older processor"],
)
def test_the_same_articles_have_the_same_topics(usual, elsewhere):
    assert "Topic(key='ar_1'" in usual
    assert printed(2, PYTHONHASHSEED="2", **elsewhere) == usual
