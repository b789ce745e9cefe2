"""Which spellings are one word, and how a word is shown, in three languages."""

from __future__ import annotations

import pytest

from analysis.vocabulary import languages, read


def of(text, language):
    return read([text], language).terms[0]


def test_there_are_words_of_every_language_that_is_scored():
    assert set(languages()) == {"ar", "en", "ru"}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "sanctions", "sanction"),
        ("en", "Truce", "truce"),
        ("ru", "санкции", "санкций"),
        ("ru", "ОТЧЁТ", "отчет"),
        ("ar", "الهدنة", "هدنة"),
        ("ar", "والهدنة", "للهدنة"),
        ("ar", "العقوبات", "بالعقوبات"),
        ("ar", "أسلحة", "اسلحة"),
        ("ar", "قصف", "قَصْف"),
    ],
)
def test_spellings_of_one_word_are_one_term(language, one, other):
    read_ = read([one, other], language)
    assert read_.terms[0] == read_.terms[1] != frozenset()


def test_a_clitic_comes_off_only_where_the_rest_is_a_word_of_the_texts():
    texts = ["دمشق ودمشق وزير الوزير", "دمشق بدمشق زير", "بوتين وزير"]
    damascus, again, other = read(texts, "ar").terms
    assert "دمشق" in damascus and "دمشق" in again
    assert "وزير" in damascus and "وزير" in other, "what stands behind an article has no clitic"
    assert "بوتين" in other, "no word is left without its first letter"
    assert not {"ودمشق", "بدمشق"} & (damascus | again)


def test_pairs_stand_side_by_side_with_no_sign_and_no_stop_word_between():
    assert "oliv branch" in of("the Olive Branch", "en")
    assert "oliv branch" not in of("Olive, Branch", "en")
    assert "treati arm" not in of("a treaty on arms", "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the was said in Monday March 2017 4 a"),
        ("ru", "и не было сказал в понедельник марта 2017 я"),
        ("ar", "في من قال وقال ومن يوم الاثنين مارس 2017 و"),
    ],
)
def test_grammar_reporting_dates_and_numbers_are_left_out(language, text):
    assert not {term for term in of(text, language) if " " not in term}


def test_a_word_is_written_as_it_mostly_is_with_its_other_forms_behind():
    found = read(["Санкции санкции санкций", "санкции"], "ru").written(["санкц"])
    assert found == {"санкц": ("санкции", "санкций")}


def test_a_word_is_shown_without_clitics_where_it_is_ever_written_so():
    texts = ["وبالهدنة للهدنة والهدنة", "والهدنة الهدنة"]
    assert read(texts, "ar").written(["هدنه"]) == {"هدنه": ("الهدنة",)}
    assert read(["والهدنة", "والهدنة"], "ar").written(["هدنه"]) == {"هدنه": ("والهدنة",)}


def test_a_pair_is_shown_as_it_is_written():
    found = read(["the White House", "White House aides"], "en")
    assert found.written(["white hous"]) == {"white hous": ("White House",)}


def test_no_text_has_no_word():
    assert read([], "en").terms == () and read([""], "ar").terms == (frozenset(),)


@pytest.mark.parametrize(
    ("language", "name", "text", "gone", "left"),
    [
        ("en", "Harbour Tribune", "The Harbour Tribune met a tribune.", "harbour", "tribun"),
        ("en", "The Tribune", "The Tribune envoys met a tribune.", "tribun envoy", "tribun"),
        ("ar", "الأهرام", "علم الأهرام، وكتب للأهرام مصدر، أن الهدنة صمدت.", "اهرام", "هدنه"),
        ("ru", "Северный вестник", "О «Северном вестнике» и северном.", "вестник", "северн"),
    ],
)
def test_who_wrote_a_text_is_no_word_of_it(language, name, text, gone, left):
    own, other = read([text, text], language, names=[name, ""]).terms
    assert gone in other and gone not in own
    assert left in own, "its words stay where they do not stand as the name"


def test_how_far_the_reading_is_is_told():
    heard: list[float] = []
    read([f"truce {n}" for n in range(30)], "en", told=heard.append)
    assert heard == sorted(heard) and heard[0] == 0 and heard[-1] == 1
