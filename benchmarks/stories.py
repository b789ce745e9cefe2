"""How well copies are found: corpus articles edited as desks edit them, and found again.

    python -m benchmarks.stories [--corpus DIR] [--articles N] [--seed N]

Of articles that share no run of eight words with another, some get one to four copies, each
edited in one to three of these ways: a new headline, a dateline and agency put before it, the
tail cut off, a paragraph of another article added, words replaced. Truth is known by
construction: a pair is right where both come from one article. Replaced words are drawn from
the corpus, not from a thesaurus: to a comparison of words that is the same.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import platform
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis import Article
from analysis.columns import copies_table
from analysis.stories import StoryIndex

CORPUS = Path("../shared/corpus")
ARTICLES = 6_000
RUN = 8
"""Words in a row that two articles share only where one copies from the other."""

LEAST_WORDS = 40
"""Shorter texts (headlines with a line below) are left out: cut or edited, nothing is left to
tell them by."""

MOST_REPLACED = 0.1
LEAST_KEPT = 0.5
"""A cut tail leaves at least this share of the words."""

BATCH = 2_000
DATELINES = {
    "ar": ("واشنطن - رويترز: ", "موسكو (أ ف ب) - ", "نيويورك ـ "),
    "en": ("WASHINGTON (Reuters) - ", "MOSCOW (AFP) — ", "NEW YORK, Sept 5 (AP) -- "),
    "ru": ("ВАШИНГТОН, 5 сен — РИА Новости. ", "МОСКВА. /ТАСС/. ", "Нью-Йорк (Рейтер) — "),
}

Edit = Callable[[Article, random.Random, Sequence[Article]], Article]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Pairs of articles put in one story: right ones, wrong ones, and those not found."""

    right: int
    wrong: int
    missed: int
    missed_after: Counter[str]
    articles_a_second: float

    @property
    def precision(self) -> float:
        """Share of the pairs found that are copies."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the pairs of copies that were found."""
        return self.right / max(1, self.right + self.missed)


def new_headline(article: Article, rng: random.Random, others: Sequence[Article]) -> Article:
    """The headline of another article in the same language."""
    return replace(article, title=rng.choice(others).title)


def dateline(article: Article, rng: random.Random, others: Sequence[Article]) -> Article:
    """A place and an agency before the text."""
    return replace(article, text=rng.choice(DATELINES[article.language or "en"]) + article.text)


def cut_tail(article: Article, rng: random.Random, others: Sequence[Article]) -> Article:
    """The first words only, at least `LEAST_KEPT` of them."""
    words = article.text.split(" ")
    return replace(article, text=" ".join(words[: int(len(words) * rng.uniform(LEAST_KEPT, 1))]))


def added_paragraph(article: Article, rng: random.Random, others: Sequence[Article]) -> Article:
    """Some words of another article at the end, a quarter of the text's at most."""
    words, more = article.text.split(), rng.choice(others).text.split()
    taken = more[: min(60, max(8, len(words) // 4))]
    return replace(article, text=f"{article.text}\n{' '.join(taken)}")


def replaced_words(article: Article, rng: random.Random, others: Sequence[Article]) -> Article:
    """Up to `MOST_REPLACED` of the words replaced by others of the language."""
    share = rng.uniform(0.02, MOST_REPLACED)
    pool = rng.choice(others).text.split() or ["–"]
    words = (rng.choice(pool) if rng.random() < share else w for w in article.text.split(" "))
    return replace(article, text=" ".join(words))


EDITS: tuple[Edit, ...] = (new_headline, dateline, cut_tail, added_paragraph, replaced_words)


def corpus(folder: Path) -> Iterator[Article]:
    """All articles of the corpus."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Article(text=row["text"], title=row["title"], language=row["language"])


def distinct(articles: Iterable[Article]) -> list[Article]:
    """Those that share no `RUN` of words with one before: independent of what is measured."""
    seen: set[int] = set()
    kept = []
    for article in articles:
        words = article.text.casefold().split()
        runs = {hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}
        if len(words) >= LEAST_WORDS and not runs & seen:
            kept.append(article)
        seen |= runs
    return kept


def edited(originals: Sequence[Article], rng: random.Random) -> list[tuple[Article, int, str]]:
    """Each article with its edited copies: (article, number of the original, edits)."""
    by_language = defaultdict(list)
    for article in originals:
        by_language[article.language].append(article)
    items = [(article, number, "") for number, article in enumerate(originals)]
    for number, article in enumerate(originals):
        for _ in range(rng.choice((0, 0, 1, 1, 2, 4))):
            edits = rng.sample(EDITS, rng.randint(1, 3))
            copy = article
            for edit in edits:
                copy = edit(copy, rng, by_language[article.language])
            items.append((copy, number, "+".join(sorted(edit.__name__ for edit in edits))))
    rng.shuffle(items)
    return items


def measure(items: Sequence[tuple[Article, int, str]]) -> Outcome:
    """Places all items and compares every pair with the truth."""
    index, copies = StoryIndex(), []
    began = time.perf_counter()
    for start in range(0, len(items), BATCH):
        copies += index.place([article for article, _, _ in items[start : start + BATCH]])
        index.learn(copies_table(copies[start:]))
    seconds = time.perf_counter() - began
    into = {other: copy.story for copy in copies for other in copy.joins}
    stories = [into.get(copy.story, copy.story) for copy in copies]
    together = Counter(stories)
    truth = Counter(number for _, number, _ in items)
    both = Counter(zip(stories, (number for _, number, _ in items), strict=True))
    right = sum(_pairs(n) for n in both.values())
    return Outcome(
        right=right,
        wrong=sum(_pairs(n) for n in together.values()) - right,
        missed=sum(_pairs(n) for n in truth.values()) - right,
        missed_after=_missed(items, stories),
        articles_a_second=len(items) / seconds,
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _missed(items: Sequence[tuple[Article, int, str]], stories: Sequence[str]) -> Counter[str]:
    """After which edits a copy stands apart from its original."""
    home = {n: s for (_, n, how), s in zip(items, stories, strict=True) if not how}
    apart = (how for (_, n, how), s in zip(items, stories, strict=True) if how and s != home[n])
    return Counter(itertools.chain.from_iterable(how.split("+") for how in apart))


def main() -> None:
    """Prints the figures with the machine they come from."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=Path(os.environ.get("CORPUS", CORPUS)))
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    originals = distinct(corpus(options.corpus))
    rng.shuffle(originals)
    items = edited(originals[: options.articles], rng)
    found = measure(items)
    print(f"{len(items)} articles, {found.right + found.missed} pairs of copies")
    print(f"precision {found.precision:.4f}  recall {found.recall:.4f}")
    print(f"copies apart from their original, by edit: {dict(found.missed_after.most_common())}")
    print(f"{found.articles_a_second:.0f} articles/s signed and placed")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
