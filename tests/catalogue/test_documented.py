"""docs/EXPORTS.md lists the charts, options and formats there are."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.catalogue import CATALOGUE
from analysis.catalogue.checking import spelled
from analysis.catalogue.options import Options
from analysis.commands.exporting import CHART_OPTIONS, LOOKS
from analysis.export import FORMATS

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "EXPORTS.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \|[^|]+\|[^|]+\| ([^|]*)\|$", re.M)


def test_every_chart_is_listed_with_its_options():
    listed = {name: set(re.findall(r"`([^`]+)`", takes)) for name, takes in ROW.findall(TEXT)}
    charts = {name: set(map(spelled, entry.takes)) for name, entry in CATALOGUE.items()}
    assert {name: takes for name, takes in listed.items() if name in charts} == charts


def test_every_format_is_named():
    (endings,) = re.findall(r"export CHART --out FILE\.\{([\w,]+)\}", TEXT)
    assert endings.split(",") == list(FORMATS)


def test_every_look_is_explained():
    assert all(f"`--{name}`" in TEXT for name in LOOKS)


def test_the_command_has_every_option_of_a_chart():
    assert {f"--{name}" for name in CHART_OPTIONS} == set(
        map(spelled, Options.__dataclass_fields__)
    )
