"""Downloads of Factiva and Nexis, made up in the layout that these have."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from analysis.sources.formats.downloads import articles_in
from tests.sources.reading import ARABIC, ENGLISH, RUSSIAN, TEXTS, read

LANGUAGES = {"ar": "Arabic", "en": "English", "ru": "Russian"}


def _factiva(text: str, *, title: str = "Talks resume in Geneva", language: str = "en") -> str:
    return f"""World
{title}
By A. Writer
1,512 words
3 May 2017
10:15
Daily News
DAILYN
{LANGUAGES[language]}
(c) 2017 Daily News. All rights reserved.

{text}

{text}
Document DAILYN0020170503ed530002x

"""


def _nexis(text: str, *, title: str = "Talks resume in Geneva") -> str:
    return f"""{title}
Daily News
May 3, 2017 Wednesday
Copyright 2017 Daily News All Rights Reserved
Section: WORLD; Pg. 4
Length: 512 words
Byline: A. Writer
Body
{text}
{text}
Classification
Language: ENGLISH
Load-Date: May 4, 2017
End of Document
"""


def _document(path: Path, content: str) -> Path:
    if path.suffix == ".txt":
        path.write_text(content, "utf-8")
    elif path.suffix == ".rtf":
        lines = content.replace("\n", "\\par\n")
        escaped = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in lines)
        path.write_text(f"{{\\rtf1\\ansi {escaped}}}", "ascii")
    else:
        document = docx.Document()
        for line in content.splitlines():
            document.add_paragraph(line)
        document.save(str(path))
    return path


@pytest.mark.parametrize("ending", [".txt", ".rtf", ".docx"])
@pytest.mark.parametrize(("name", "make"), [("Factiva", _factiva), ("Nexis", _nexis)])
def test_every_article_of_a_download_is_one(tmp_path: Path, name: str, make, ending: str) -> None:
    content = make(ENGLISH) + make(ARABIC, title="استئناف المحادثات") + make(RUSSIAN)
    path = _document(tmp_path / f"a{ending}", content)
    articles, problems, (item,) = read(path)
    assert problems == []
    assert [article.text for article in articles] == [
        f"{text}\n{text}" for text in (ENGLISH, ARABIC, RUSSIAN)
    ]
    assert articles[1].title == "استئناف المحادثات"
    assert {(a.outlet, a.author, str(a.published)) for a in articles} == {
        ("Daily News", "A. Writer", "2017-05-03")
    }
    assert articles[2].source == f"{path}:3"
    assert item.note == f"{name} download"


@pytest.mark.parametrize("language", TEXTS)
def test_factiva_says_the_language(language: str) -> None:
    found = articles_in(_factiva(TEXTS[language], language=language))
    assert found is not None
    assert found[1][0]["language"] == LANGUAGES[language]


def test_metadata_beside_a_download_holds_for_all_its_articles(tmp_path: Path) -> None:
    _document(tmp_path / "a.txt", _nexis(ENGLISH) + _nexis(ARABIC))
    (tmp_path / "metadata.toml").write_text('["a.txt"]\noutlet = "Weekly"\n')
    assert [article.outlet for article in read(tmp_path / "a.txt")[0]] == ["Weekly"] * 2


@pytest.mark.parametrize(
    "content",
    [
        ENGLISH,
        f"Talks\n{ENGLISH}\nEnd of Document",
        f"Talks\n{ENGLISH}\nDocument DAILYN0020170503ed530002x",
        _nexis(ENGLISH) + ENGLISH,
        _factiva(ENGLISH) + _nexis(ENGLISH),
        _factiva(ENGLISH).replace("Document D", "The Document D"),
    ],
    ids=["text", "end alone", "number alone", "cut off", "mixed", "in a sentence"],
)
def test_what_is_not_a_whole_download_is_one_article(tmp_path: Path, content: str) -> None:
    assert articles_in(content) is None
    assert len(read(_document(tmp_path / "a.txt", content))[0]) == 1
