"""Every chart of the catalogue: made whole, in every language, or why it is not there."""

from __future__ import annotations

import pytest

from analysis import catalogue, discovery
from analysis.catalogue import CATALOGUE, VALUES, Options, View
from analysis.charts import caption_of
from analysis.errors import ExportError, FilterError, NothingToShow
from analysis.filters import Filters
from analysis.locale import languages, load
from analysis.problems import said
from tests.catalogue.conftest import TODAY, Of
from tests.outlets_store import HARBOUR, MANARA, NORTHERN

NOT_THERE = {
    "disagreement": "corrections.nothing_reviewed",
    "vocabulary": "topics.vocabulary_none",
    "contrast_words": "compare.words_none",
    "discovered": "",
    "discovered_over_time": "",
}
"""The charts that the outlets' articles give none of, as their words are all alike, nobody
corrected them and nobody looked for topics; and the key that says so in a reader's language."""

OF_WORDS = ("vocabulary", "contrast_words", "discovered", "discovered_over_time")
"""Those that the stories of themes give."""

FOR_THE_PAGE = {"en": ("Choose", "below"), "ar": ("اختر", "أدناه"), "ru": ("Выберите", "ниже")}
"""Words that tell what a click does or where a list stands: of no use in a file."""

MADE = [name for name in CATALOGUE if name not in NOT_THERE]
EMPTY = Filters(search="nowheretobefound")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", MADE)
def test_a_chart_says_all_about_itself(of_outlets: Of, name: str, language: str):
    says_all(name, of_outlets(language=language))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", OF_WORDS)
def test_a_chart_of_words_does_so_too(of_themes: Of, name: str, language: str):
    says_all(name, of_themes(language=language))


def says_all(name: str, view: View) -> None:
    chart = catalogue.build(name, view)
    figure = chart.figure()
    caption = caption_of(figure)
    assert chart.name == name
    assert caption["title"] and caption["n"] > 0
    assert caption["date"] == TODAY.isoformat()
    assert caption["source"] == view.source
    foot = " ".join(caption["foot"])
    assert not [word for word in FOR_THE_PAGE[view.words.language] if word in foot]
    assert figure.data
    assert len(chart.table) == len(chart.rows) > 0
    assert not [heading for heading in map(str, chart.table) if "_" in heading]


@pytest.mark.parametrize("name", NOT_THERE)
def test_a_chart_of_nothing_says_why(of_outlets, name):
    with pytest.raises(NothingToShow) as raised:
        catalogue.build(name, of_outlets())
    assert raised.value.kind == NOT_THERE[name]


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_article_gives_no_chart(of_outlets, name):
    with pytest.raises(NothingToShow, match="No article matches"):
        catalogue.build(name, of_outlets(EMPTY))


@pytest.mark.parametrize("name", ["volume_and_tone", "weekdays", "topics_over_time"])
def test_undated_articles_give_no_chart_over_time(of, name):
    with pytest.raises(NothingToShow, match="undated"):
        catalogue.build(name, of({"tone": 0.5}, {"tone": -0.5})())


@pytest.mark.parametrize("name", [name for name in CATALOGUE if name.startswith("tone_")])
def test_articles_without_a_tone_give_no_chart_of_it(of, name):
    with pytest.raises(NothingToShow):
        catalogue.build(name, of({"published": "2017-01-05"})())


@pytest.mark.parametrize("language", languages())
def test_why_is_said_in_a_readers_language(of, language):
    words = load(language)
    with pytest.raises(NothingToShow) as raised:
        catalogue.build("tone_by_topic", of({"published": "2017-01-05"})(language=language))
    assert said(raised.value, words) == words("tone.nothing_scored", total="1")


def test_discovered_topics_have_their_own_names(of_themes: Of):
    chart = catalogue.build("discovered", of_themes())
    found = discovery.known(of_themes().con, Filters())
    assert found is not None
    assert set(chart.table["Topic"]) == {topic.name for topic in found.topics}


def test_an_unknown_name_is_answered_with_the_nearest_and_all():
    with pytest.raises(ExportError) as raised:
        catalogue.entry_named("topic_shares")
    message = str(raised.value)
    assert "did you mean topic_share?" in message
    assert all(name in message for name in CATALOGUE)
    assert "\n" not in message


@pytest.mark.parametrize("language", languages())
def test_each_has_a_name_of_its_own_in_lists_of_its_page(language):
    words = load(language)
    named = [(entry.page, entry.called(words)) for entry in CATALOGUE.values()]
    assert len(set(named)) == len(named)
    assert not [name for _, name in named if "{" in name]


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.name)
def test_each_takes_options_that_there_are_and_is_of_a_page_that_there_is(entry):
    assert set(entry.takes) <= set(Options.__dataclass_fields__)
    assert f"{entry.page}.nav" in load()


class TestOptions:
    def test_grain(self, of_outlets):
        monthly = catalogue.build("volume_and_tone", of_outlets(grain="month"))
        assert monthly.rows.attrs["grain"] == "month"
        assert len(monthly.rows) < len(
            catalogue.build("volume_and_tone", of_outlets(grain="week")).rows
        )

    def test_measure(self, of_outlets):
        of_measure = {
            measure: catalogue.build("topics_over_time", of_outlets(measure=measure)).figure()
            for measure in VALUES["measure"]
        }
        assert of_measure["n"].data != of_measure["share"].data

    def test_events(self, of):
        rows = [{"published": f"2018-0{month}-16", "tone": 0.1} for month in range(6, 9)]
        drawn = {
            events: len(
                catalogue.build("volume_and_tone", of(*rows)(events=events))
                .figure()
                .layout.annotations
            )
            for events in VALUES["events"]
        }
        assert drawn["shown"] > drawn["hidden"]

    def test_sides(self, of_outlets):
        chosen = catalogue.build("outlets_volume", of_outlets(among=(MANARA, HARBOUR)))
        assert list(chosen.rows["outlet"]) == [MANARA, HARBOUR]
        languages_beside = catalogue.build("outlets_volume", of_outlets(side="language"))
        assert set(languages_beside.rows["language"]) == {"ar", "en", "ru"}

    def test_other_set(self, of_outlets):
        view = of_outlets(Filters(outlets=(HARBOUR,)), versus="outlet", other=NORTHERN)
        assert NORTHERN in catalogue.build("contrast_tone", view).caption.subtitle

    def test_a_grain_of_too_many_periods_is_an_error_of_its_own(self, of):
        rows = [{"published": f"{year}-01-05"} for year in (1900, 2018)]
        with pytest.raises(FilterError, match="grain"):
            catalogue.build("volume_and_tone", of(*rows)(grain="day"))

    def test_are_read_as_the_url_spells_them(self):
        read = Options.from_params(
            {"grain": "month", "among": f'"a, b",{HARBOUR}', "order": "newest", "other": ""}
        )
        assert read == Options(grain="month", among=("a, b", HARBOUR))

    @pytest.mark.parametrize("name", VALUES)
    def test_one_that_means_nothing_is_answered_with_what_it_can_be(self, name):
        with pytest.raises(FilterError) as raised:
            Options.from_params({name: "nothing"})
        assert all(value in str(raised.value) for value in VALUES[name])
