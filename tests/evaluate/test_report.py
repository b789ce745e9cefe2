"""Reports: labels made here in, figures by language out, on the page and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis import tone
from analysis.errors import AnalysisError
from analysis.evaluate import Report, run
from analysis.evaluate.report import badness, plain, worst
from tests.evaluate.made_gold import ABSENT, BAD, GOOD, NOTHING, gold_file, scored


def only_report(folder: Path, *items: dict[str, object], errors: int = 0) -> Report:
    (found,) = run([gold_file(folder, *items)], errors=errors)
    assert isinstance(found, Report)
    return found


def test_sentences_that_agree_score_one(tmp_path: Path) -> None:
    report = only_report(
        tmp_path,
        {"text": GOOD, "tone": 2},
        {"text": BAD, "tone": -2},
        {"text": NOTHING, "tone": None},
    )
    assert report.unit == "sentences" and not report.topics
    assert report.tone["all"]["macro_f1"].value == 1.0
    assert report.tone["en"]["relation_f1"].n == 3


def test_a_direction_taken_for_none_is_a_miss(tmp_path: Path) -> None:
    report = only_report(tmp_path, {"text": GOOD, "tone": 2}, {"text": NOTHING, "tone": -2})
    assert report.tone["all"]["direction_f1"].value == 0.5
    assert report.confusion["all"][0] == [0, 0, 0, 1]


def test_articles_have_topic_figures(tmp_path: Path) -> None:
    item: dict[str, object] = {"text": BAD, "tone": -2, "topics": ABSENT | {"sanctions": 2}}
    report = only_report(tmp_path, item)
    assert report.unit == "articles"
    assert report.topics["all"]["micro_f1"].value == 1.0
    assert "sanctions" in report.to_table()


def test_json_is_json_also_where_nothing_can_be_measured(tmp_path: Path) -> None:
    report = only_report(tmp_path, {"text": NOTHING, "tone": None})
    values = json.loads(json.dumps(report.to_json(), allow_nan=False))
    assert values["tone"]["all"]["direction_f1"] == {
        "value": None,
        "low": None,
        "high": None,
        "n": 0,
    }
    assert "direction_f1" in report.to_table()


def test_the_page_has_figures_by_language_confusion_and_calibration(tmp_path: Path) -> None:
    russian: dict[str, object] = {"text": "Урожай хорош.", "tone": None, "language": "ru"}
    table = only_report(tmp_path, {"text": BAD, "tone": -2}, russian).to_table()
    for heading in ("tone, all", "tone, ru", "confusion, ru", "calibration, all", "n=2"):
        assert heading in table


def test_a_report_says_what_scored_it(tmp_path: Path) -> None:
    report = only_report(tmp_path, {"text": BAD, "tone": -2})
    assert (report.backend, report.version) == (tone.DEFAULT, tone.backend_named().version())


@pytest.mark.parametrize("backend", tone.backends())
@pytest.mark.parametrize("topics", [{}, {"topics": ABSENT}])
def test_the_backend_named_is_the_one_that_scores(
    tmp_path: Path, backend: str, topics: dict[str, object]
) -> None:
    (report,) = run([gold_file(tmp_path, {"text": BAD, "tone": -2, **topics})], backend=backend)
    assert report.backend == backend


def test_an_unknown_backend_is_refused_with_the_choices(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError, match="rules"):
        run([gold_file(tmp_path, {"text": BAD, "tone": -2})], backend="oracle")


def test_the_worst_errors_are_far_off_and_sure_of_it() -> None:
    far = scored(-2, 1.0, confidence=0.9)
    unsure = scored(-2, 1.0, confidence=0.3)
    missed = scored(-2, None, confidence=0.9)
    fine = scored(-2, -0.2, confidence=1.0)
    assert worst([unsure, fine, missed, far], 3) == (far, missed, unsure)
    assert worst([far, missed], 1) == (far,)
    assert badness(scored(1, -0.5, confidence=None)) == 0.0


def test_errors_in_json_have_evidence_but_not_the_item(tmp_path: Path) -> None:
    report = only_report(tmp_path, {"id": "e1", "text": BAD, "tone": 2}, errors=5)
    (error,) = report.to_json()["errors"]
    assert (error["id"], error["gold"]) == ("e1", 1.0)
    assert error["evidence"] and "text" not in error
    assert only_report(tmp_path, {"text": BAD, "tone": 2}).to_json()["errors"] == []


def test_fewer_than_no_errors_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError, match="0 or more"):
        run([gold_file(tmp_path, {"text": BAD, "tone": 2})], errors=-1)


def test_plain_values_have_none_for_not_a_number() -> None:
    assert plain({"a": [float("nan"), 1]}) == {"a": [None, 1]}
