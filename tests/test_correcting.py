"""Corrections made for a stored article: what is there is checked, what the machine says kept."""

from __future__ import annotations

import duckdb
import pytest

from analysis.correcting import Review, name_of, same_text, sentence_number, sentences, undo
from analysis.corrections import CorrectionError
from analysis.errors import FilterError
from analysis.store import sample_connection
from tests.corrections.made import made_correction
from tests.made_articles import made_analysis, made_article

TEXT = "Washington and Moscow agreed on a truce in Syria. Nothing else was said."
ARTICLE = made_article(title="Truce", text=TEXT)
COPY = made_article(title="A truce", text=f"  {TEXT}\n")
SHORTER = made_article(title="Brief", text=TEXT.split(".")[0])
ALONE = made_article(text="اتفقت واشنطن وموسكو على هدنة. ولم يقل شيء آخر.", language="ar")


def connected() -> duckdb.DuckDBPyConnection:
    articles = [ARTICLE, COPY, SHORTER, ALONE]
    analyses = [
        made_analysis(
            a, tone=-0.123456, topics={"syria": 0.8}, story=(a is not ALONE and "s") or "t"
        )
        for a in articles
    ]
    return sample_connection(articles, analyses)


CON = connected()


def review(article_id: str = ARTICLE.id, reason: str = "a truce") -> Review:
    return Review(CON, article_id, who="Mona", reason=reason)


def test_what_the_machine_said_is_kept_beside_it():
    made = review().tone(0.5)
    assert (made.article_id, made.kind, made.key, made.value) == (ARTICLE.id, "tone", "tone", 0.5)
    assert (made.machine, made.backend, made.version) == (-0.1235, "rules", "made")
    topic = review().topic("sanctions", discussed=True)
    assert (topic.kind, topic.key, topic.value, topic.machine) == ("topic", "sanctions", 1, 0)


def test_the_machine_can_be_confirmed_without_a_reason():
    kept = review(reason="")
    assert kept.confirm("tone").confirms and kept.confirm("tone").value == -0.1235
    assert kept.confirm("syria").confirms and kept.confirm("syria").value == 1
    assert kept.confirm("sanctions").value == 0


def test_an_unknown_topic_is_named_with_the_nearest():
    with pytest.raises(FilterError, match=r"topic=siria: unknown \(did you mean syria\?\)"):
        review().topic("siria", discussed=True)
    with pytest.raises(FilterError, match=r"confirm=tonne: unknown .did you mean tone"):
        review().confirm("tonne")


def test_an_unknown_article_is_refused_with_where_ids_come_from():
    with pytest.raises(CorrectionError, match=r"nowhere: no such article here; .*article="):
        review("nowhere")


def test_sentences_are_numbered_as_evidence_is():
    assert sentences(CON, ARTICLE.id) == {
        0: "Truce",
        1: "Washington and Moscow agreed on a truce in Syria.",
        2: "Nothing else was said.",
    }
    assert list(sentences(CON, ALONE.id)) == [1, 2], "no title, no sentence 0"
    assert sentences(CON, "nowhere") == {}


def test_a_sentence_is_corrected_with_its_text_and_what_the_machine_makes_of_it():
    made = review(ALONE.id).sentence(1, "negative")
    assert (made.key, made.value, made.quote) == ("1", -1, "اتفقت واشنطن وموسكو على هدنة.")
    assert made.machine is not None and made.machine > 0
    assert review(reason="").sentence(2, "none").confirms
    with pytest.raises(CorrectionError, match=r"sentence 9: .*it has 0 to 2"):
        review().sentence(9, "none")
    with pytest.raises(CorrectionError, match="bad: no class of tone"):
        review().sentence(1, "bad")


@pytest.mark.parametrize("text", ["", "-1", "two", "٣", "1.5"])
def test_what_is_no_number_of_a_sentence_is_refused(text: str):
    with pytest.raises(CorrectionError, match="give its number"):
        sentence_number(text)


def test_copies_of_the_same_text_are_found_and_no_others():
    assert same_text(CON, ARTICLE.id) == (COPY.id,)
    assert same_text(CON, SHORTER.id) == ()
    assert same_text(CON, ALONE.id) == same_text(CON, "nowhere") == ()


def test_one_score_or_all_of_an_article_are_undone():
    tone = made_correction(1)
    topic = made_correction(2, kind="topic", key="syria", value=1.0, machine=0)
    sentence = made_correction(3, kind="sentence", key="4", value=None, quote="x")
    made = [tone, topic, sentence, made_correction(4, article_id="other")]
    assert [name_of(each) for each in made] == ["tone", "syria", "sentence 4", "tone"]
    (one,) = undo(made, "a", what="sentence 4", who="Omar")
    assert one.undoes == sentence.id
    every = undo(made, "a", what=None, who="Omar", reason="mistaken")
    assert {each.undoes for each in every} == {tone.id, topic.id, sentence.id}
    with pytest.raises(CorrectionError, match=r"sanctions of a: nothing to undo; .*tone, syria"):
        undo(made, "a", what="sanctions", who="Omar")
    with pytest.raises(CorrectionError, match="b: nothing to undo"):
        undo(made, "b", what=None, who="Omar")
