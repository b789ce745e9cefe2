"""Outlets side by side and two sets compared, against the same figures worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from scipy import stats

from analysis import packs, queries
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.models import HOLDERS
from analysis.queries.clusters import means
from tests.made_articles import connection_of, day

Rows = list[dict[str, object]]

ROWS: Rows = [
    # A story that three outlets ran, B first; one that A and C began on one day.
    {"outlet": "B", "published": "2017-01-01", "story": "s1", "tone": 0.4},
    {"outlet": "A", "published": "2017-01-03", "story": "s1", "tone": 0.4},
    {"outlet": "C", "published": "2017-01-09", "story": "s1", "tone": 0.4},
    {"outlet": "A", "published": "2017-02-01", "story": "s2", "topics": {"syria": 0.9}},
    {"outlet": "C", "published": "2017-02-01", "story": "s2", "topics": {"syria": 0.9}},
    # Of A alone, in two copies; and one without a date, which has no place on the agenda.
    {"outlet": "A", "published": "2017-02-02", "story": "s3", "tone": -0.8},
    {"outlet": "A", "published": "2017-02-04", "story": "s3", "tone": -0.6},
    {"outlet": "A", "story": "s4", "tone": 0.0},
    {"outlet": "D", "published": "2017-03-01", "language": "ru", "tone": -0.2},
]
CON = connection_of(*ROWS)
A, B, C, D = (Filters(outlets=(name,)) for name in "ABCD")
ALL = ("A", "B", "C", "D")


def row(frame: pd.DataFrame, **where: object) -> Any:
    for column, value in where.items():
        frame = frame[frame[column] == value]
    (found,) = frame.to_dict("records")
    return found


class TestBesideEachOther:
    def test_volume_is_a_share_of_all_that_matches(self):
        frame = queries.volume_beside(CON, Filters(outlets=("A",)), "outlet", ("A", "D", "nobody"))
        assert list(frame["group"]) == ["A", "D", "nobody"]
        assert list(frame["n"]) == [5, 1, 0]
        assert list(frame["share"]) == pytest.approx([5 / 9, 1 / 9, 0])
        assert row(frame, group="A")["tone"] == pytest.approx((0.4 - 0.8 - 0.6 + 0) / 4)
        assert math.isnan(row(frame, group="nobody")["tone"])

    def test_languages_stand_beside_each_other_too(self):
        frame = queries.volume_beside(CON, Filters(), "language", ("en", "ru"))
        assert list(frame["n"]) == [8, 1]

    def test_each_topic_of_each_group_with_its_interval(self):
        frame = queries.topics_beside(CON, Filters(), "outlet", ("A", "C"))
        assert len(frame) == 2 * len(packs.topic_keys())
        found = row(frame, topic="syria", group="C")
        assert (found["n"], found["total"], found["share"]) == (1, 2, 0.5)
        known = stats.binomtest(1, 2).proportion_ci(method="wilson")
        assert (found["low"], found["high"]) == pytest.approx((known.low, known.high))

    def test_copies_of_a_story_do_not_make_a_share_surer(self):
        once: Rows = [{"story": f"s{i}", "topics": {"syria": i % 2}} for i in range(20)]
        copied: Rows = [{**each, "outlet": "X"} for each in once for _ in range(3)]
        frames = [
            queries.topics_beside(connection_of(*rows), Filters(), "language", ("en",))
            for rows in (once, copied)
        ]
        one, three = (row(frame, topic="syria") for frame in frames)
        assert (three["n"], one["n"]) == (30, 10)
        assert (three["low"], three["high"]) == pytest.approx((one["low"], one["high"]))

    def test_voices_of_each_group(self):
        rows: Rows = [
            {"outlet": "A", "voices": {"us": 0.5, "ru": -0.5}, "tone": 0.1},
            {"outlet": "A", "voices": {"us": 0.3}, "tone": 0.3},
            {"outlet": "B", "voices": {"outlet": -0.1}, "tone": -0.1},
        ]
        frame = queries.voices_beside(connection_of(*rows), Filters(), "outlet", ("A", "B"))
        assert len(frame) == 2 * len(HOLDERS)
        found = row(frame, voice="us", group="A")
        assert found["scored"] == 2
        assert found["tone"] == pytest.approx(0.4)
        assert row(frame, voice="us", group="B")["scored"] == 0

    def test_what_sets_a_group_apart_is_beyond_chance(self):
        rows: Rows = [{"outlet": "A", "topics": {"syria": 0.9}} for _ in range(30)]
        rows += [{"outlet": "B", "topics": {"sanctions": 0.9}} for _ in range(29)]
        rows += [{"outlet": "B", "topics": {"north_korea": 0.9}}]
        frame = queries.set_apart(connection_of(*rows), Filters(), "outlet", ("A", "B"))
        found = {(r["group"], r["topic"]): r["difference"] for r in frame.to_dict("records")}
        assert found[("A", "syria")] == pytest.approx(1)
        assert found[("B", "syria")] == pytest.approx(-1)
        assert not [key for key in found if key[1] == "north_korea"], "one in thirty is noise"

    def test_another_kind_of_side_is_named_with_the_valid_ones(self):
        kind: Any = "country"
        with pytest.raises(FilterError, match="outlet, language"):
            queries.side_of(Filters(), kind, "x")


class TestAgenda:
    def test_who_was_first_by_days(self):
        frame = queries.agenda(CON, Filters(), "outlet", ALL)
        columns = ["stories", "alone", "shared", "first", "tied", "later"]
        counts = {r["group"]: [r[c] for c in columns] for r in frame.to_dict("records")}
        assert counts == {
            "A": [4, 1, 2, 0, 1, 1],  # one of them without a date
            "B": [1, 0, 1, 1, 0, 0],
            "C": [2, 0, 2, 0, 1, 1],
            "D": [1, 1, 0, 0, 0, 0],
        }
        lags = dict(zip(frame["group"], frame["lag"], strict=True))
        assert (lags["A"], lags["B"], lags["C"]) == (1, 0, 4)
        assert math.isnan(lags["D"])

    def test_counting_stories_once_does_not_lose_the_later_ones(self):
        once = queries.agenda(CON, Filters(count="stories"), "outlet", ALL)
        pd.testing.assert_frame_equal(once, queries.agenda(CON, Filters(), "outlet", ALL))

    def test_stories_found_to_be_one_later_are_one(self):
        con = connection_of(
            {"outlet": "A", "published": "2017-01-02", "story": "s1"},
            {"outlet": "B", "published": "2017-01-01", "story": "s2"},
            merged={"s2": "s1"},
        )
        assert list(queries.agenda(con, Filters(), "outlet", ("A", "B"))["first"]) == [0, 1]

    def test_without_dates_there_is_no_agenda(self):
        frame = queries.agenda(connection_of({"outlet": "A"}), Filters(), "outlet", ("A", "B"))
        assert list(frame["undated"]) == list(frame["stories"]) == [1, 0]
        assert not frame["shared"].any() and frame["share"].isna().all()


class TestContrast:
    def test_sets_without_a_story_in_common_differ_as_welch_says(self):
        tones = {"A": [0.1, 0.4, -0.2, 0.3], "B": [-0.5, -0.1, -0.6]}
        con = connection_of(
            *[{"outlet": name, "tone": tone} for name, each in tones.items() for tone in each]
        )
        known = stats.ttest_ind(tones["A"], tones["B"], equal_var=False).confidence_interval()
        found = row(queries.contrast(con, A, B), measure="tone")
        assert (found["n_a"], found["n_b"]) == (4, 3)
        assert found["difference"] == pytest.approx(0.15 + 0.4)
        assert (found["low"], found["high"]) == pytest.approx((known.low, known.high), abs=1e-6)
        alone = stats.ttest_1samp(tones["A"], 0).confidence_interval()
        assert (found["a_low"], found["a_high"]) == pytest.approx((alone.low, alone.high), abs=1e-6)

    def test_shares_differ_as_newcombe_says(self):
        rows: Rows = [{"outlet": "A", "topics": {"syria": float(i < 9)}} for i in range(10)]
        rows += [{"outlet": "B", "topics": {"syria": float(i < 3)}} for i in range(10)]
        found = row(queries.contrast(connection_of(*rows), A, B), key="syria")
        assert found["difference"] == pytest.approx(0.6)
        assert (found["low"], found["high"]) == pytest.approx((0.1705, 0.8090), abs=1e-4)
        assert found["clear"]

    def test_stories_that_ran_in_both_take_noise_off_the_difference(self):
        # B runs all that A runs and always a little more positively.
        tones = [(-0.6, -0.5), (0.2, 0.35), (0.5, 0.55), (-0.1, 0.05)]
        shared: Rows = [
            {"outlet": name, "story": f"s{i}", "tone": tone}
            for i, pair in enumerate(tones)
            for name, tone in zip("AB", pair, strict=True)
        ]
        apart: Rows = [{k: v for k, v in each.items() if k != "story"} for each in shared]
        together, alone = (
            row(queries.contrast(connection_of(*rows), A, B), measure="tone")
            for rows in (shared, apart)
        )
        assert together["difference"] == pytest.approx(alone["difference"])
        assert together["clear"] and not alone["clear"]

    def test_a_set_does_not_differ_from_itself(self):
        frame = queries.contrast(CON, A, A)
        assert list(frame["difference"].dropna().unique()) == [0]
        assert not frame["clear"].any()

    def test_what_differs_most_for_its_noise_comes_first(self):
        rows: Rows = [
            {"language": code, "outlet": "X", "topics": {"syria": float(code == "ar")}}
            for code in ("ar", "en")
            for _ in range(20)
        ]
        frame = queries.contrast(
            connection_of(*rows), Filters(languages=("ar",)), Filters(languages=("en",))
        )
        assert (frame.loc[0, "measure"], frame.loc[0, "key"]) == ("topic", "syria")
        assert frame["measure"].iloc[-1] == "tone", "what cannot be said comes last"

    def test_what_the_sets_are_chosen_by_is_not_a_difference_found(self):
        by_topic = queries.contrast(CON, Filters(topics=("syria",)), Filters(topics=("sanctions",)))
        assert not set(by_topic["key"]) & {"syria", "sanctions"}
        assert set(by_topic[by_topic["measure"] == "outlet"]["key"]) == {"A", "C"}
        assert "outlet" not in set(queries.contrast(CON, A, B)["measure"])

    def test_an_outlet_of_any_name_is_compared(self):
        con = connection_of({"outlet": "L'Avis; DROP"}, {"outlet": "X", "language": "ru"})
        a, b = Filters(languages=("en",)), Filters(languages=("ru",))
        assert row(queries.contrast(con, a, b), key="L'Avis; DROP")["a"] == 1

    def test_articles_in_both_are_counted(self):
        found = queries.shared(CON, A, Filters(since=day("2017-02-01")))
        assert (found.a, found.b, found.both) == (5, 5, 3)

    def test_nothing_is_no_value(self):
        frame = queries.contrast(CON, A, Filters(outlets=("nobody",)))
        assert frame["b"].isna().all() and frame["low"].isna().all()
        assert not frame["clear"].any()


class TestMeans:
    def test_variance_is_between_stories(self):
        (found,) = means(CON, [A], {"tone": "tone"})
        mean = found["tone"]
        assert (mean.n, mean.stories) == (4, 3)
        assert mean.value == pytest.approx(-0.25)
        # Stories s1, s3 and s4 are off the mean by 0.65, −0.9 and 0.25 in all.
        variance = (0.65**2 + 0.9**2 + 0.25**2) / 4**2
        assert mean.variance == pytest.approx(variance, abs=1e-7)
        assert mean.sample_variance == pytest.approx(variance * 3 / 2, abs=1e-7)

    def test_nothing_has_no_mean(self):
        (found,) = means(CON, [Filters(outlets=("nobody",))], {"tone": "tone"})
        assert found["tone"].n == 0 and math.isnan(found["tone"].value)


def test_tone_by_voice_has_a_row_for_each_voice() -> None:
    con = connection_of(
        {"tone": 0.1, "voices": {"us": 0.5, "ru": -0.5}}, {"tone": 0.2, "voices": {"us": 0.1}}, {}
    )
    frame = queries.tone_by_voice(con, Filters()).set_index("group")
    assert list(frame.index) == list(HOLDERS)
    assert frame["n"].to_dict() == dict.fromkeys(HOLDERS, 3)
    assert frame["scored"].to_dict() == {"outlet": 0, "us": 2, "ru": 1, "other": 0}
    assert frame["tone"]["us"] == pytest.approx(0.3)
    assert frame["low"].isna().to_dict() == {"outlet": True, "us": False, "ru": True, "other": True}
