"""The reader: evidence marked in untrusted text, whatever it holds."""

import html
import re
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from analysis.locale import load
from analysis.models import Evidence
from views import explaining
from views.articles import reader
from views.articles.reader import Mark, mark, paragraphs

WORDS = load("en")
TELLING = explaining.load("en")
TOPICS = ("sanctions", "syria", "north_korea", "counterterrorism")


def m(start: int, end: int, style: str = "topic line-1", label: str = "1", note: str = "why"):
    return Mark(start, end, style, label, note)


def topic(start: int, end: int, text: str, *, sentence: int = 1, key: str = "syria") -> Evidence:
    return Evidence(key, sentence, start, end, text, text, key)


class Marked(HTMLParser):
    """Reads HTML back: its plain text, and (text, attributes) of each mark."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text, self.depth, self.deepest = "", 0, 0
        self.marks: list[Any] = []
        self.tags: set[str] = set()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "mark":
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)
            self.marks.append(["", dict(attrs)])

    def handle_endtag(self, tag):
        if tag == "mark":
            self.depth -= 1

    def handle_data(self, data):
        self.text += data
        if self.depth:
            self.marks[-1][0] += data


def test_a_tone_phrase_says_whose_words_it_is():
    told = Evidence("tone", 1, 0, 5, "truce", "truce", "agreement", 1.0, holder="ru")
    (noted,) = reader.marks_of([told], TELLING, TOPICS)
    assert noted.note.endswith("In the words of the Russian side.")
    assert "the Russian side" in reader.evidence_table([told], WORDS, {}, "en", TELLING)
    (silent,) = reader.marks_of([topic(0, 5, "truce")], TELLING, TOPICS)
    assert "words of" not in silent.note


def test_a_phrase_is_marked_where_it_stands():
    found = Marked(mark("talks on Syria resumed", [m(9, 14)]))
    assert found.text == "talks on Syria resumed"
    assert [text for text, _ in found.marks] == ["Syria"]
    assert found.marks[0][1]["data-why"] == "why"
    assert found.marks[0][1]["tabindex"] == "0"


def test_overlapping_marks_are_cut_and_never_nest():
    found = Marked(mark("abcdef", [m(0, 4, "topic a", "1", "A"), m(2, 6, "tone b", "+", "B")]))
    assert [(text, attrs["class"], attrs["data-why"]) for text, attrs in found.marks] == [
        ("ab", "topic a", "A"),
        ("cd", "topic a tone b", "A · B"),
        ("ef", "tone b", "B"),
    ]
    assert found.deepest == 1


def test_a_mark_inside_another_and_the_same_twice():
    found = Marked(
        mark("abcdef", [m(0, 6), m(2, 4, "tone b", "+", "B"), m(2, 4, "tone b", "+", "B")])
    )
    assert [text for text, _ in found.marks] == ["ab", "cd", "ef"]
    assert found.marks[1][1]["data-why"] == "why · B"


def test_the_label_stands_once_behind_the_whole_phrase():
    source = mark("abcdef", [m(0, 6, label="1"), m(2, 4, "tone b", "+", "B")])
    assert re.findall(r'data-label="(.)"', source) == ["+", "1"]


def test_html_in_text_note_and_label_stays_text():
    source = mark("<script>x</script>", [m(0, 8, note='"><img src=x onerror=y>')])
    found = Marked(source)
    assert found.text == "<script>x</script>"
    assert found.tags == {"mark", "sup"}
    assert found.marks[0][1]["data-why"] == '"><img src=x onerror=y>'


def test_marks_out_of_range_or_empty_are_clipped_or_left_out():
    assert mark("", [m(0, 3)]) == ""
    assert Marked(mark("abc", [m(2, 99), m(1, 1), m(5, 4)])).marks[0][0] == "c"


def test_lone_surrogates_and_control_characters_become_replacement_characters():
    found = Marked(mark("a\ud800b\x00c", [m(2, 3)]))
    assert found.text == "a\ufffdb\ufffdc"
    assert found.marks[0][0] == "b"
    found.text.encode("utf-8")


def test_each_line_is_a_paragraph_and_marks_keep_their_place():
    text = "first\r\n\r\nthe second line"
    source = paragraphs(text, [m(text.index("second"), text.index("second") + 6)])
    assert source.count("<p") == 2
    assert [found for found, _ in Marked(source).marks] == ["second"]


def test_a_mark_across_lines_shows_in_both():
    source = paragraphs("one two\nthree four", [m(4, 13)])
    assert [text for text, _ in Marked(source).marks] == ["two", "three"]


def test_an_arabic_article_reads_from_right_to_left():
    source = reader.article(
        title="موسكو",
        text="قال «Reuters» إن سوريا",
        language="ar",
        evidence=[],
        words=WORDS,
        telling=TELLING,
        topics=TOPICS,
    )
    assert '<article class="reader" dir="rtl" lang="ar">' in source
    assert '<p dir="auto">' in source


def test_the_language_is_escaped_too():
    source = reader.article(
        title=None,
        text="x",
        language='"><b>',
        evidence=[],
        words=WORDS,
        telling=TELLING,
        topics=TOPICS,
    )
    assert "<b>" not in source


def test_sentence_zero_is_marked_in_the_title_only():
    evidence = [topic(0, 5, "Syria", sentence=0), topic(6, 11, "Syria")]
    source = reader.article(
        title="Syria talks",
        text="Talks Syria",
        language="en",
        evidence=evidence,
        words=WORDS,
        telling=TELLING,
        topics=TOPICS,
    )
    headline, body = source.split("</h2>")
    assert [text for text, _ in Marked(headline).marks] == ["Syria"]
    assert [text for text, _ in Marked(body).marks] == ["Syria"]


def test_tone_says_its_sign_without_colour():
    evidence = [Evidence("tone", 1, 0, 5, "agree", "agree", "agreement", 0.6)]
    (found,) = reader.marks_of(evidence, TELLING, TOPICS)
    assert (found.style, found.label) == ("tone positive", "+")
    assert found.note.startswith("Tone \u2066+0.60\u2069")


def test_a_phrase_that_weighs_nothing_is_underlined_only():
    contact = Evidence("tone", 1, 0, 4, "call", "call", "contact", 0.0)
    (found,) = reader.marks_of([contact], TELLING, TOPICS)
    assert (found.style, found.label) == ("tone neutral", "")
    assert "<sup" not in mark("call", [found])
    assert WORDS["tone.neutral"] in reader.legend(WORDS, [])


def test_an_article_without_title_is_headed_by_its_opening():
    source = reader.article(
        title=None,
        opening="Talks on <Syria>…",
        text="Talks on <Syria> resumed.",
        language="en",
        evidence=[],
        words=WORDS,
        telling=TELLING,
        topics=TOPICS,
    )
    assert '<h2 class="opening" dir="auto">Talks on &lt;Syria&gt;…</h2>' in source


def test_topics_are_told_by_number_and_underline():
    found = reader.marks_of([topic(0, 1, "x", key=key) for key in TOPICS], TELLING, TOPICS)
    assert [mark.label for mark in found] == ["1", "2", "3", "4"]
    assert len({mark.style for mark in found}) == len(TOPICS)


def test_the_table_lists_evidence_in_reading_order():
    evidence = [topic(9, 14, "Syria"), topic(0, 5, "<Idlib>", sentence=0)]
    table = reader.evidence_table(evidence, WORDS, {"syria": "Syria"}, "en", TELLING)
    assert table.index("&lt;Idlib&gt;") < table.index('<bdi lang="en">Syria')


@given(st.text(), st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40))))
def test_marking_never_changes_the_text(text, spans):
    source = mark(text, [m(start, end, note=text) for start, end in spans])
    plain = html.unescape(re.sub(r"<[^>]*>", "", source))
    assert plain == html.unescape(reader.printable(text))
