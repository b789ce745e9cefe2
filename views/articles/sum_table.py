"""How an article's tone came about as HTML: its sentences, what each weighs, and their sum."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis import packs, queries
from analysis.locale import Words
from analysis.models import tone_class
from analysis.summing import Summed
from analysis.tone.rollup import least_said
from analysis.tone.terms import Sum, Term
from views.articles.reader import printable

DIGITS = 3
"""Digits after the point: with two, the tone recomputed from many small weights as they are shown
can differ from the tone shown."""


def html_of(found: Summed, language: str, words: Words) -> str:
    """A table of the sentences that count, between how they are weighed and what else made the
    tone; nothing where no sentence counts. ``language`` is the article's."""
    if (sum_ := found.tone.sum) is None:
        return ""
    table = _Table(found, sum_, language, words)
    return (
        # Where it is too wide it scrolls: so a keyboard has to reach it.
        f'<div class="sum" dir="{words.direction}" role="region" tabindex="0" '
        f'aria-label="{html.escape(words["sum.head"])}">{_paragraphs(table.before())}'
        f"<table><thead><tr>{table.heads()}</tr></thead><tbody>{table.rows()}</tbody>"
        f"<tfoot>{table.foot()}</tfoot></table>{_paragraphs(table.after())}</div>"
    )


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{printable(line)}</p>" for line in lines)


@dataclass(frozen=True, slots=True)
class _Table:
    """The parts of one article's account."""

    found: Summed
    sum: Sum
    language: str
    words: Words

    @property
    def toned(self) -> bool:
        """Whether the article has a tone; its clearest sentence may say too little for one."""
        return self.found.tone.tone is not None

    @property
    def name(self) -> str:
        """The class of the tone."""
        return tone_class(self.found.tone.tone)

    @property
    def class_word(self) -> str:
        return self.words[f"tone_short.{self.name}"]

    def before(self) -> Iterator[str]:
        """How sentences are weighed, and how many count."""
        words, weights = self.words, packs.rollup()["tone"]
        factors = {name: _plain(weights[name], words) for name in ("title", "lead", "body", "past")}
        how = words("sum.how", first=words.number(int(weights["lead_sentences"])), **factors)
        yield how if self.sum.said is None else f"{how} {words['sum.how_probable']}"
        n, total = len(self.sum.terms), len(self.found.texts)
        if n < total:
            yield words("sum.counted", n=words.number(n), total=words.number(total))

    def heads(self) -> str:
        """The headings of the columns."""
        names = (self.words["sum.sentence"], self.words["sum.text"], *self._labels())
        return "".join(f'<th scope="col">{printable(name)}</th>' for name in names)

    def rows(self) -> str:
        """A row for each sentence that counts."""
        return "".join(self._row(term) for term in self.sum.terms)

    def foot(self) -> str:
        """The last row: what the weights and the weighed tones add up to, and the mean of the
        probabilities of the class."""
        share = self.sum.share(self.name) if self.toned else None
        figures = self._figures("", self.sum.weight, self.sum.product, share)
        total = printable(self.words["sum.total"])
        return f'<tr><th scope="row">{total}</th><td></td>{figures}</tr>'

    def after(self) -> Iterator[str]:
        """What the sum comes to, and what else made the tone and its confidence."""
        words = self.words
        if self.toned:
            yield words("sum.result", **self._result())
        confidence = words.decimal(self.found.tone.confidence, digits=DIGITS)
        if self.sum.said is None:
            yield words("sum.confidence_known", confidence=confidence)
            return
        said = words.decimal(self.sum.said, digits=DIGITS)
        least = _plain(least_said(), words)
        if not self.toned:
            yield words("sum.unsaid", said=said, least=least, **self._result())
            yield words("sum.confidence_none", said=said, confidence=confidence)
            return
        yield words("sum.said", said=said, least=least)
        share = words.decimal(self.sum.share(self.name) or 0.0, digits=DIGITS)
        values = {"said": said, "share": share, "name": self.class_word}
        yield words("sum.confidence", confidence=confidence, **values)

    def _result(self) -> dict[str, str]:
        words = self.words
        return {
            "product": words.signed(self.sum.product, digits=DIGITS),
            "weight": words.decimal(self.sum.weight, digits=DIGITS),
            "tone": words.signed(self.sum.tone),
            "name": self.class_word,
        }

    def _row(self, term: Term) -> str:
        said = printable(queries.opening(self.found.texts[term.sentence]))
        tone = self.words.signed(term.tone, digits=DIGITS)
        share = term.share(self.name) if self.toned else None
        return (
            f'<tr><th scope="row">{printable(self._place(term))}</th>'
            f'<td class="said"><bdi lang="{html.escape(self.language)}">{said}</bdi></td>'
            f"{self._figures(tone, term.weight, term.product, share, made=self._made(term))}</tr>"
        )

    def _place(self, term: Term) -> str:
        """The sentence's number, and what makes it weigh otherwise than others."""
        place = self.words(f"sum.{term.place}", n=self.words.number(term.sentence))
        return place if term.for_past == 1 else self.words("sum.past", place=place)

    def _made(self, term: Term) -> str:
        """The factors of a weight; nothing where it has but one."""
        factors = [_plain(term.for_place, self.words)]
        if term.for_past != 1:
            factors.append(_plain(term.for_past, self.words))
        if term.said is not None:
            factors.append(f"{self.words.decimal(term.said, digits=DIGITS)}²")
        return f"= {' × '.join(factors)}" if len(factors) > 1 else ""

    def _labels(self) -> tuple[str, ...]:
        """What the columns of figures are called."""
        names = tuple(self.words[f"sum.{name}"] for name in ("tone", "weight", "product"))
        if not self.toned or self.sum.said is None:
            return names
        return (*names, self.words("sum.share", name=self.class_word))

    def _figures(
        self, tone: str, weight: float, product: float, share: float | None, *, made: str = ""
    ) -> str:
        decimal = self.words.decimal
        figures = [tone, decimal(weight, digits=DIGITS), self.words.signed(product, digits=DIGITS)]
        if share is not None:
            said = decimal(share, digits=DIGITS)
            figures.append(said if tone else self.words("sum.mean", value=said))
        factors = f'<span class="made">{printable(made)}</span>' if made else ""
        return "".join(
            f'<td class="figure" data-label="{printable(label)}">{printable(figure)}'
            f"{factors if at == 1 else ''}</td>"
            if figure
            else "<td></td>"
            for at, (label, figure) in enumerate(zip(self._labels(), figures, strict=True))
        )


def _plain(value: float, words: Words) -> str:
    """A weight or threshold as it was chosen, with no more digits than it has."""
    return f"{value:g}".replace(".", words["chart.decimal"])
