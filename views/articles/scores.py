"""An article's scores as HTML: its tone on the scale, and a bar for each topic."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.locale import Words
from analysis.models import PRESENT, tone_class
from analysis.queries import StoredArticle
from views import explaining
from views.articles.reader import printable

ENDS = (
    '<p class="ends" dir="ltr" aria-hidden="true"><span>−1</span><span>0</span><span>+1</span></p>'
)
"""What stands below the scale of tone; numbers run the same way in every language."""

TOUCHED = 0.05
"""A topic below this weight rounds to nothing; above it, up to PRESENT, it is touched on."""


def html_of(article: StoredArticle, words: Words, topics: Mapping[str, str], telling: Words) -> str:
    """The scores of an article; ``topics`` are the watched keys with their names, and
    ``telling`` says why there is no tone (`explaining.load`)."""
    bars = "".join(_bar(name, article.topics.get(key, 0.0), words) for key, name in topics.items())
    hint = printable(words("reader.salience", present=words.decimal(PRESENT, digits=1)))
    return (
        f'<section class="scores" dir="{words.direction}">'
        f"<h3>{printable(words['reader.tone'])}</h3>{_tone(article, words, telling)}"
        f"<h3>{printable(words['reader.topics'])}</h3><p>{hint}</p>"
        f"<table>{bars}</table></section>"
    )


def summary(article: StoredArticle, words: Words, topics: Mapping[str, str]) -> str:
    """The scores in one line of HTML: the tone, and the topics that are discussed."""
    name = tone_class(article.tone)
    said = words[f"tone.{name}"]
    if article.tone is not None:
        said = f"{words['reader.tone']} {words.signed(article.tone)} · {said}"
    discussed = [n for key, n in topics.items() if article.topics.get(key, 0.0) >= PRESENT]
    chips = "".join(f'<span class="chip">{printable(topic)}</span>' for topic in discussed)
    return (
        f'<p class="summary" dir="{words.direction}">'
        f'<b class="{name}">{printable(said)}</b>{chips}</p>'
    )


def _tone(article: StoredArticle, words: Words, telling: Words) -> str:
    if article.tone is None:
        note = words["reader.no_tone_plain"]
        if article.note:
            note = explaining.no_tone(article.note, telling)
        return f'<p class="no-tone" dir="auto">{printable(note)}</p>'
    name = tone_class(article.tone)
    said = f"{words.signed(article.tone)} · {words[f'tone.{name}']}"
    place = (article.tone + 1) / 2
    return (
        f'<p class="tone-value {name}">{printable(said)}</p>'
        f'<div class="scale" dir="ltr" aria-hidden="true"><i class="{name}" '
        f'style="left:{place:.1%}"></i></div>'
        f"{ENDS}"
        f"<p>{printable(_confidence(article, words))}</p>"
    )


def _confidence(article: StoredArticle, words: Words) -> str:
    if article.confidence is None:
        return ""
    return words("reader.confidence", value=words.percent(article.confidence))


def _bar(name: str, salience: float, words: Words) -> str:
    level = "discussed" if salience >= PRESENT else "touched" if salience >= TOUCHED else "absent"
    return (
        f'<tr class="{level}"><th scope="row">{printable(name)}</th>'
        f'<td><span class="bar"><i style="width:{salience:.0%}"></i></span></td>'
        f"<td>{words.decimal(salience, digits=2)}</td>"
        f"<td>{printable(words[f'reader.topic_{level}'])}</td></tr>"
    )
