"""Pages as articles: what is found, in three languages, and what is never made up."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from analysis.models import Article
from analysis.sources.records import BadRecordError
from analysis.sources.web.pages import LARGEST_PAGE, article_from_html

BODIES = {
    "en": [
        "The foreign ministers of Russia and the United States met in Vienna on Tuesday and spoke "
        "for three hours about the future of arms control between their two countries.",
        "Both sides called the talks useful and agreed that their experts will meet again.",
        "Diplomats said the two delegations had left the hardest questions for the next round.",
    ],
    "ru": [
        "Министры иностранных дел России и США встретились во вторник в Вене и три часа говорили "
        "о будущем контроля над вооружениями между двумя странами.",
        "Обе стороны назвали переговоры полезными и договорились о новой встрече экспертов.",
        "Дипломаты сообщили, что самые трудные вопросы оставлены на следующий раунд.",
    ],
    "ar": [
        "التقى وزيرا خارجية روسيا والولايات المتحدة يوم الثلاثاء في فيينا وتحدثا ثلاث ساعات عن "
        "مستقبل الحد من التسلح بين البلدين.",
        "ووصف الجانبان المحادثات بأنها مفيدة واتفقا على أن يجتمع الخبراء مرة أخرى.",
        "وقال دبلوماسيون إن الوفدين تركا أصعب المسائل للجولة المقبلة.",
    ],
}
TITLES = {
    "en": "Ministers meet in Vienna",
    "ru": "Министры встретились в Вене",
    "ar": "لقاء الوزيرين في فيينا",
}


def page(language: str, *, head: str = "", before: str = "", after: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODIES[language])
    title = TITLES[language]
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{before}{body}</article>"
        f"{after}<footer>© 2019 All rights reserved</footer></body></html>"
    )


def read(content: bytes | str, *, url: str | None = None, charset: str | None = None) -> Article:
    return article_from_html(content, url=url, source="here", charset=charset)


def published(**parts: str) -> dt.date | None:
    return read(page("en", **parts)).published


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_the_text_the_title_and_the_language_are_found(language: str) -> None:
    article = read(page(language))
    assert article.text.split("\n") == BODIES[language]
    assert (article.title, article.language) == (TITLES[language], language)
    assert article.source == "here"


def test_outlet_author_and_date_come_from_the_metadata() -> None:
    head = (
        '<meta property="og:site_name" content="The Vienna Daily">'
        '<meta name="author" content="Anna Berg">'
        '<meta property="article:published_time" content="2024-03-05T23:30:00+03:00">'
        '<meta property="og:title" content="Ministers meet in Vienna | The Vienna Daily">'
    )
    article = read(page("en", head=head), url="https://daily.example/a")
    assert (article.outlet, article.author) == ("The Vienna Daily", "Anna Berg")
    assert (article.published, article.url) == (dt.date(2024, 3, 5), "https://daily.example/a")
    assert article.title == "Ministers meet in Vienna"


def test_linked_data_gives_the_date_and_broken_linked_data_is_passed_over() -> None:
    sound = '{"@type": "NewsArticle", "datePublished": "2023-11-02T08:00:00Z"}'
    script = '<script type="application/ld+json">{}</script>'
    assert published(head=script.format(sound)) == dt.date(2023, 11, 2)
    assert published(head=script.format(sound[:-1])) is None


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ('<time datetime="2022-06-01T10:00">1 June</time>', dt.date(2022, 6, 1)),
        ('<span itemprop="datePublished" content="2022-06-02">x</span>', dt.date(2022, 6, 2)),
    ],
)
def test_the_time_element_of_the_article_gives_the_date(before: str, day: dt.date) -> None:
    assert published(before=before) == day


@pytest.mark.parametrize(
    "line",
    [
        "<div class='article-date'>Tuesday, March 12, 2024 10:15 AM</div>",
        "<p class='meta'><span class='published'>12 марта 2024, 10:15</span></p>",
        "<span class='post-date'>الثلاثاء ١٢ آذار/مارس ٢٠٢٤ - 10:15</span>",
        "<div class='date'>2024-03-12</div><div class='date-updated'>2024-03-14</div>",
        "<div class='date'>12 مارس 2024</div><div class='date'>آخر تحديث: 14 مارس 2024</div>",
    ],
)
def test_a_day_beside_the_headline_is_read_in_three_languages(line: str) -> None:
    assert published(before=line) == dt.date(2024, 3, 12)


def test_a_whole_date_in_the_address_is_believed() -> None:
    article = read(page("en"), url="https://daily.example/2021/12/31/vienna")
    assert article.published == dt.date(2021, 12, 31)
    assert read(page("en"), url="https://daily.example/2021/vienna").published is None


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"after": "<p>On 5 March 2014 the two presidents had met, on 2014-03-05.</p>"},
        {"after": "<aside><time datetime='2020-01-01'>Other story</time></aside>"},
        {"head": '<meta property="article:modified_time" content="2024-03-05">'},
        {"head": '<meta itemprop="copyrightYear" content="2018">'},
        {"head": '<meta http-equiv="last-modified" content="2018-01-01">'},
        {"head": '<meta name="date" content="not a day">'},
        {"before": "<div class='date'>05/03/2024</div>"},
        {"before": "<div class='date'>1 March 2024</div><div class='date'>2 March 2024</div>"},
        {"before": "<div class='last-date'>1 March 2024</div>"},
        {"before": "<div class='date'>Updated: 1 March 2024</div>"},
        {"before": "<div class='date'>today</div><div>1 March 2024</div>"},
        {"before": f"<div class='date'>{'word ' * 12} 1 March 2024</div>"},
        {"before": "<h1>Another headline</h1><div class='date'>1 March 2024</div>"},
        {"after": "<div class='news'><p class='date'>1 March 2024</p></div>"},
    ],
)
def test_a_date_is_never_made_up(parts: dict[str, str]) -> None:
    assert published(**parts) is None


@pytest.mark.parametrize(
    ("language", "encoding"), [("ar", "windows-1256"), ("ru", "windows-1251"), ("ru", "koi8-r")]
)
def test_old_encodings_are_read_when_named_and_when_not(language: str, encoding: str) -> None:
    named = page(language).replace("utf-8", encoding)
    unnamed = page(language).replace("<meta charset='utf-8'>", "").replace("©", "")
    assert read(named.replace("©", "").encode(encoding)).title == TITLES[language]
    assert read(unnamed.encode(encoding), charset=encoding).title == TITLES[language]
    assert read(unnamed.encode(encoding)).title == TITLES[language]


def test_comments_of_readers_are_left_out() -> None:
    after = (
        "<div id='comments'><p>Nonsense, they never met in Vienna, says a reader here.</p></div>"
    )
    assert "Nonsense" not in read(page("en", after=after)).text


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "nothing on the page"),
        ("<html><body><script>var x</script></body></html>", "no text of an article"),
        ("x" * (LARGEST_PAGE + 1), "larger than 10 MB"),
        ("<html><body>" + "<div>" * 100_000 + "x", "nested too deeply"),
        ("<html><body><p>" + "<b>x</b>" * 100_000, "more than 20,000 elements"),
    ],
)
def test_a_page_without_an_article_is_refused_in_one_line(content: str, what: str) -> None:
    started = time.monotonic()
    with pytest.raises(BadRecordError, match=what) as refused:
        read(content)
    assert "\n" not in str(refused.value) and refused.value.advice
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "head",
    [
        "<title>" + " - " * 100_000 + "</title>",
        "<script type='application/ld+json'>" + '"a\\' * 200_000 + "</script>",
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script>",
        "<meta name='date' content='" + "1" * 1_000_000 + "'>",
        "<meta name='author' content='" + "by A " * 100_000 + "'>",
    ],
)
def test_hostile_metadata_costs_no_time(head: str) -> None:
    started = time.monotonic()
    assert read(page("en", head=head)).text.split("\n") == BODIES["en"]
    assert time.monotonic() - started < 5
