"""The committed figures: readable, the same on every page, and not better than what is true."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import accuracy, tone
from analysis.accuracy import TARGETS, Headline, Target, fallen, figure_at, headline, headlines_of
from analysis.agreement import Figure
from tools.accuracy import RECORD, as_json, reports_of
from tools.accuracy_pages import PAGES, filled

ROOT = Path(__file__).resolve().parent.parent


def measured(value: float, *, at_most: bool = False) -> tuple[Headline]:
    target = Target("made", "Made up", ("sentences",), 0.5, at_most=at_most)
    return (Headline(target, Figure(value, value - 0.1, value + 0.1, 100)),)


def test_every_target_was_measured_with_its_interval() -> None:
    assert [one.target for one in headline()] == list(TARGETS)
    for one in headline():
        assert one.figure is not None, one.target.name
        assert one.figure.low <= one.figure.value <= one.figure.high or one.target.at_most
        assert one.figure.n > 0


def test_every_backend_measured_has_headlines_and_no_other() -> None:
    assert all(headline(name) for name in accuracy.recorded()["backends"])
    assert headline("oracle") == ()


def test_keys_of_targets_differ() -> None:
    assert len({target.key for target in TARGETS}) == len(TARGETS)


def test_a_figure_that_is_not_there_is_none() -> None:
    assert figure_at({}, ("sentences", "tone")) is None
    nothing = {"value": None, "low": None, "high": None, "n": 0}
    assert figure_at({"sentences": nothing}, ("sentences",)) is None


@pytest.mark.parametrize(
    ("before", "now", "at_most", "falls"),
    [
        (0.70, 0.70, False, False),
        (0.70, 0.695, False, False),
        (0.70, 0.68, False, True),
        (0.70, 0.90, False, False),
        (0.05, 0.07, True, True),
        (0.05, 0.01, True, False),
    ],
)
def test_a_figure_falls_when_it_is_worse_by_more_than_the_slack(
    before: float, now: float, at_most: bool, falls: bool
) -> None:
    told = fallen(measured(before, at_most=at_most), measured(now, at_most=at_most))
    assert bool(told) is falls
    assert not told or f"Made up: {before:.3f} before, {now:.3f} now" in told


def test_a_figure_that_is_gone_has_fallen() -> None:
    (before,) = measured(0.7)
    assert fallen((before,), (replace(before, figure=None),)) == [
        "Made up: 0.700 before, not measured now"
    ]


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_of_every_page_are_the_committed_figures(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert "<!-- accuracy: " in text
    assert filled(text) == text, "make accuracy (or tools/accuracy.py --pages)"


def test_a_table_that_was_edited_by_hand_is_written_anew() -> None:
    made = "x\n<!-- accuracy: brief -->\n| by | hand |\n<!-- /accuracy -->\ny\n"
    assert "hand" not in filled(made)
    assert filled(filled(made)) == filled(made)


def test_json_keeps_its_values_with_a_figure_a_line() -> None:
    values = {"a": {"value": 0.5, "n": 3}, "b": [[1, 2], [3, 4]], "c": "é"}
    assert json.loads(as_json(values)) == values
    assert '{ "value": 0.5, "n": 3 }' in as_json(values)


def test_the_committed_file_is_as_it_was_written_and_holds_no_texts() -> None:
    text = RECORD.read_text("utf-8")
    assert as_json(json.loads(text)) == text
    assert "evidence" not in text and '"errors"' not in text


def test_the_committed_figures_are_of_the_default_backend() -> None:
    record = accuracy.recorded()
    assert record["default"] == tone.DEFAULT, "the default changed: make accuracy"
    assert record["default"] in record["backends"]


def test_every_target_that_train_can_show_was_cross_validated() -> None:
    folds = accuracy.cross_validated()
    assert [one.target for one in folds] == list(TARGETS)
    missing = {one.target.key for one in folds if one.figure is None}
    assert missing == {"translations_topics", "translations_none"}
    assert accuracy.cross_validated("oracle") == ()


def test_the_page_says_which_weights_were_cross_validated() -> None:
    version = accuracy.recorded()["cross_validation"]["version"]
    shipped = tone.backend_named(tone.DEFAULT).version()
    page = (ROOT / "docs" / "ACCURACY.md").read_text("utf-8")
    assert f"with {version} (" in page
    assert (f"{version} (what ships)" in page) == (version == shipped), "make cross-validation"


@pytest.mark.parametrize(
    ("low", "high", "at_most", "met"),
    [
        (0.4, 0.5, False, True),
        (0.3, 0.49, False, False),
        (0.6, 0.7, False, True),
        (0.5, 0.6, True, True),
        (0.51, 0.6, True, False),
    ],
)
def test_a_target_is_met_where_it_lies_in_the_interval_or_is_passed(
    low: float, high: float, at_most: bool, met: bool
) -> None:
    target = Target("made", "Made up", ("sentences",), 0.5, at_most=at_most)
    assert Headline(target, Figure((low + high) / 2, low, high, 10)).met is met
    assert not Headline(target, None).met


def test_no_headline_figure_falls_under_the_committed_one(gold_dir: Path) -> None:
    now = headlines_of(reports_of(None, gold_dir))
    assert fallen(headline(), now) == []
