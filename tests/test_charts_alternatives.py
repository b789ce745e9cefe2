"""What each kind of chart says to a reader who does not see it, from small tables."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analysis import charts
from analysis.charts import Mark, caption_of
from analysis.charts.alternatives import MOST_NAMED, Point, extremes
from analysis.charts.wording import name, number, percent, signed
from analysis.export import to_html
from analysis.locale import load
from tests.chart_frames import CAPTION, FRAMES, NAN, OVER_TIME, TOPIC_NAMES, WORDS, draw

ARABIC = {**load("ar"), **TOPIC_NAMES}


def said(chart, **options) -> str:
    return str(caption_of(draw(chart, **options))["alternative"])


@pytest.mark.parametrize("words", [WORDS, ARABIC])
@pytest.mark.parametrize("chart", FRAMES)
def test_every_chart_says_what_it_shows_between_its_title_and_its_sample(chart, words):
    text = said(chart, words=words)
    title, sample = text.index(CAPTION.title), text.index("1,204")
    shown = text[title + len(CAPTION.title) : sample]
    assert len(shown) > len(CAPTION.subtitle) + 60
    assert CAPTION.note in text


@pytest.mark.parametrize("chart", FRAMES)
def test_in_arabic_nothing_is_said_in_english(chart):
    text = said(chart, words=ARABIC)
    for english in ("highest", "lowest", "Periods", "Topics:", "articles on", "Groups"):
        assert english not in text


def test_over_time_has_span_highest_lowest_last_and_empty_periods():
    text = said("volume_and_tone")
    assert "Periods: 5, from January 2017 to May 2017." in text
    assert "Articles: highest 40 (January 2017), lowest 0 (February 2017), last 12 (May" in text
    assert "Tone: highest +0.40 (May 2017), lowest −0.30 (January 2017), last +0.40" in text
    assert "Periods without an article: 1." in text
    assert "The last period is not complete." in text


def test_marks_on_the_axis_are_counted_by_kind():
    marks = (
        Mark(day=dt.date(2017, 1, 5), text="Talks"),
        Mark(day=dt.date(2017, 2, 5), text="Turn", kind="shift"),
        Mark(day=dt.date(2030, 1, 1), text="Beyond"),
    )
    text = said("volume_and_tone", marks=marks)
    assert "Events marked: 1. Shifts marked: 1." in text


def test_each_topic_has_its_line_over_time():
    assert "Syria: highest 20 (January 2017), lowest 0 (February 2017), last 10" in said(
        "topics_over_time"
    )
    assert "Syria: highest 50\u00a0% (January 2017)" in said("topics_over_time", measure="share")


def test_each_topic_has_its_tone_over_time():
    text = said("tone_courses")
    assert "A small plot for each topic" in text
    for topic in FRAMES["tone_courses"]["topic"].unique():
        assert f"{name('topic', topic, WORDS)}: " in text


def test_of_many_topics_some_are_told_and_the_rest_counted():
    many = pd.concat(
        FRAMES["topics_over_time"].assign(topic=f"own_{place}") for place in range(10)
    ).drop_duplicates(["topic", "period"])
    figure = charts.topics_over_time(many, caption=CAPTION, words=WORDS)
    text = str(caption_of(figure)["alternative"])
    assert text.count("highest") == MOST_NAMED
    assert f"And {10 - MOST_NAMED} more" in text


def test_shares_of_topics_have_the_most_and_the_least_covered():
    assert (
        "Topics: 4. Share of articles: highest 50\u00a0% (Syria), lowest 0\u00a0% (North"
        in said("topic_share")
    )


def test_tone_within_topics_is_told_class_by_class():
    text = said("topic_tone")
    assert "Negative: highest 75\u00a0% (Sanctions), lowest 40\u00a0% (Syria)." in text
    assert "Says nothing of the relation: highest 50\u00a0% (Syria)" in text


def test_pairs_are_told_from_the_most_frequent_on():
    text = said("cooccurrence")
    first = text.index("Of the articles on Sanctions, 25 (25\u00a0%) also discuss Syria.")
    assert first < text.index("Of the articles on Syria, 25 (5.0\u00a0%) also discuss Sanctions.")
    apart = FRAMES["cooccurrence"].assign(share=0.0)
    figure = charts.cooccurrence(apart, caption=CAPTION, words=WORDS)
    assert "No two topics are discussed together." in caption_of(figure)["alternative"]


def test_the_distribution_has_its_classes_and_its_fullest_bin():
    text = said("tone_distribution")
    assert "Negative: 3. Neutral: 9. Positive: 6." in text
    assert "Most in one bar: 9, of a tone from −0.10 to +0.10." in text


def test_groups_have_extremes_clear_ones_and_those_of_few_articles():
    text = said("tone_by")
    assert "Groups: 4. Tone: highest +0.50 (2017), lowest −0.30 (Reuters)." in text
    assert "The interval leaves out 0 for: Reuters." in text
    assert "Of few articles, and to be read with care: 2." in text
    wide = FRAMES["tone_by"].assign(low=-1.0, high=1.0)
    figure = charts.tone_by(wide, caption=CAPTION, words=WORDS)
    assert "Every interval holds 0." in caption_of(figure)["alternative"]


def test_groups_beside_each_other_are_told_one_by_one():
    frame = pd.DataFrame(
        [
            {"row": "a", "group": "x", "value": 0.5, "low": 0.4, "high": 0.6, "n": 100},
            {"row": "b", "group": "x", "value": 0.1, "low": 0.0, "high": 0.2, "n": 100},
            {"row": "a", "group": "y", "value": 0.2, "low": 0.1, "high": 0.3, "n": 3},
        ]
    )
    rows, groups = {"a": "Row A", "b": "Row B"}, {"x": "Post", "y": "Times"}
    figure = charts.beside(frame, rows=rows, groups=groups, caption=CAPTION, words=WORDS)
    text = caption_of(figure)["alternative"]
    assert "Post: highest 50\u00a0% (Row A), lowest 10\u00a0% (Row B)." in text
    assert "Times: 20\u00a0% (Row A)." in text
    assert "Of few articles, and to be read with care: 1." in text


class TestExtremes:
    def test_what_is_the_same_throughout_is_said_once(self):
        flat = [Point("a", 2), Point("b", 2)]
        assert extremes("Articles", flat, number, WORDS) == "Articles: 2 throughout."

    def test_a_single_value_is_said_with_its_place(self):
        assert extremes("Tone", [Point("a", NAN), Point("b", 0.1)], signed, WORDS) == (
            "Tone: +0.10 (b)."
        )

    def test_no_value_at_all_is_said_so(self):
        assert extremes("Tone", [Point("a", NAN)], signed, WORDS) == "Tone: no value."
        assert extremes("Tone", [], signed, WORDS) == "Tone: no value."

    def test_the_last_is_the_last_there_is(self):
        points = [Point("a", 0.5), Point("b", 0.1), Point("c", NAN)]
        assert "last 10\u00a0% (b)" in extremes("Share", points, percent, WORDS, last=True)


def test_a_page_to_download_says_it_too():
    figure = draw("volume_and_tone", theme="print")
    page = to_html(figure, words=WORDS).decode("utf-8")
    assert "Articles: highest 40 (January 2017)" in page.split('aria-label="')[1].split('"')[0]


def test_a_table_of_one_period_is_told():
    one = OVER_TIME.head(1)
    figure = charts.volume_and_tone(one, caption=CAPTION, words=WORDS, grain="month")
    assert "Articles: 40 (January 2017)." in caption_of(figure)["alternative"]
