"""Metadata above a text."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis.sources.front_matter import front_matter
from tests.sources.reading import TEXTS, read

DAY = dt.date(2017, 5, 3)


@pytest.mark.parametrize("language", list(TEXTS))
@pytest.mark.parametrize(
    "block",
    [
        "---\nheadline: Talks resume\ndate: 2017-05-03\ntags: [a, b]\n---\n",
        "---\r\nheadline: Talks resume\r\ndate: 2017-05-03\r\n---\r\n",
        '+++\ntitle = "Talks resume"\ndate = 2017-05-03\n[other]\nkey = 1\n+++\n',
        "---\nالعنوان: Talks resume\nдата: 3 мая 2017\n---\n\n",
        "Title: Talks resume\nDate: May 3, 2017\n\n",
        "\nالعنوان: Talks resume\r\nالتاريخ: ٣ أيار (مايو) ٢٠١٧\r\nالنص: ",
        "Заголовок: Talks resume\nДата: 3 мая 2017 г.\nТекст:\n",
        "---\ntitle: Talks resume\nheadline: Second best\ndate: 3 May 2017\n---\n",
    ],
)
def test_an_article_has_what_stands_above_it(tmp_path, block, language):
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text(block + TEXTS[language], encoding="utf-8", newline="")
    articles, problems, _ = read(tmp_path)
    assert problems == []
    assert [(a.title, a.published, a.text) for a in articles] == [
        ("Talks resume", DAY, TEXTS[language])
    ] * 2


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("---\ntitle: [\n---\n", "the metadata above the text is not valid YAML"),
        ("+++\ntitle = \n+++\n", "the metadata above the text is not valid TOML"),
        ("---\ndate: 2099-01-01\n---\n", "lies in the future, so it is undated"),
        ("---\ntitle: !!python/object:os.system x\n---\n", "is not valid YAML"),
    ],
)
def test_what_cannot_be_read_gives_one_line_and_the_text_is_read(tmp_path, block, said):
    (tmp_path / "a.txt").write_text(block + TEXTS["en"], encoding="utf-8")
    (article,), (problem,), _ = read(tmp_path / "a.txt")
    assert (article.text, article.published) == (TEXTS["en"], None)
    assert said in str(problem)
    assert "\n" not in str(problem)


@pytest.mark.parametrize(
    "content",
    [
        "Title: one line alone\nTalks.",
        "Moscow: talks\nGeneva: talks\n",
        "---\nNo end.\nTalks.",
        "---\nA line.\n---\nTalks.",
        "Talks.\n---\na: b\n---\n",
        "",
    ],
)
def test_rules_in_a_text_are_no_metadata(content):
    said: list[str] = []
    assert front_matter(content, lambda what, advice: said.append(what)) == ({}, content)
    assert said == []
