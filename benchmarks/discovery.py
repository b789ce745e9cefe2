"""How long topics take to be discovered, in how much memory, and how good they are.

    python -m benchmarks.discovery [--corpus DIR] [--language CODE] [--articles N …]

Each number of articles is looked through in a process of its own, so that its memory is its own.
Where the corpus has fewer in a language, further ones are made of it: the first half of one and the
second half of another, drawn by lot. That gives them the words of real ones and makes no copies; it
mixes topics, so quality is only given where all articles are real.

Coherence is the mean normalised pointwise mutual information (Bouma 2009) of the pairs of a topic's
words over the stories, −1 to 1; diversity is the share of different ones among the words of all
topics (Dieng, Ruiz and Blei 2020), 0 to 1.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean

from analysis import Article, packs
from analysis.discovery import Discovery, discover
from analysis.discovery.terms import MARK, PAIR, read
from analysis.filters import Filters
from analysis.models import Analysis
from analysis.store import sample_connection
from analysis.text import split
from benchmarks.stories import CORPUS, corpus

SIZES = (100, 1_000, 5_000, 50_000)
SEED = 1
KILOBYTES = 1024
"""In a megabyte; Linux counts the memory of a process in kilobytes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A discovery in ``articles``: its ``topics``, the share of ``outliers``, ``seconds`` on the
    clock and of the ``processor``, the largest ``memory`` of the process in MB and that which it
    had ``before``; ``coherence`` and ``diversity`` are None where articles are made."""

    articles: int
    topics: int
    outliers: float
    seconds: float
    processor: float
    memory: int
    before: int
    coherence: float | None
    diversity: float | None


def articles_of(folder: Path, language: str, count: int) -> tuple[list[Article], bool]:
    """So many articles in a language, by lot, and whether all of them are real."""
    there = {each.id: each for each in corpus(folder) if each.language == language}
    real = [there[id_] for id_ in sorted(there)]
    random.Random(SEED).shuffle(real)
    more = count - len(real)
    return real[:count] + list(_made(real, language, more)), more <= 0


def _made(real: Sequence[Article], language: str, count: int) -> Iterator[Article]:
    rng = random.Random(SEED)
    halves = [_halves(each.text, language) for each in real] if count > 0 else []
    for number in range(count):
        first, second = rng.choice(halves)[0], rng.choice(halves)[1]
        yield Article(text=f"{first}\n{second} {number}", language=language)


def _halves(text: str, language: str) -> tuple[str, str]:
    ends = [end for _, end in split(text, packs.load(language))]
    middle = ends[(len(ends) - 1) // 2] if ends else len(text)
    return text[:middle], text[middle:]


def measure(folder: Path, language: str, count: int) -> Outcome:
    """One discovery, in this process."""
    made, real = articles_of(folder, language, count)
    con = sample_connection(made, map(_unscored, made))
    before, began, at_work = _memory(), time.perf_counter(), time.process_time()
    found = discover(con, Filters())
    seconds, processor = time.perf_counter() - began, time.process_time() - at_work
    memory = _memory()
    [part] = found.parts
    good = quality(found, made, language) if real else (None, None)
    share = part.outliers / part.n
    return Outcome(len(made), len(found.topics), share, seconds, processor, memory, before, *good)


def _unscored(article: Article) -> Analysis:
    """What the store needs of an article that nothing was scored of."""
    return Analysis(
        article_id=article.id,
        language=article.language or "",
        topics={},
        tone=None,
        confidence=None,
        note="not scored",
        sentences=(),
        evidence=(),
    )


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES


def quality(found: Discovery, made: Sequence[Article], language: str) -> tuple[float, float]:
    """The coherence and the diversity of topics in articles of one language."""
    terms = read([f"{each.title or ''}\n{each.text}" for each in made], language)
    stories = [set(each.split()) for each in terms.documents]
    said = [
        [_term(terms.of(word.text), language) for word in topic.words[language]]
        for topic in found.topics
    ]
    held = {
        term: {n for n, has in enumerate(stories) if term in has} for each in said for term in each
    }
    pairs = [
        [_npmi(held[a], held[b], len(stories)) for a, b in combinations(each, 2)] for each in said
    ]
    every = [term for each in said for term in each]
    return fmean(fmean(each) for each in pairs if each), len(set(every)) / len(every)


def _term(parts: set[str], language: str) -> str:
    """The term of a word or, of the two words and their pair, the pair."""
    return f"{language}{MARK}{max(parts, key=lambda part: (PAIR in part, part))}"


def _npmi(one: set[int], other: set[int], total: int) -> float:
    """Of two terms by the stories that hold them; −1 where none holds both."""
    both = len(one & other)
    if not both:
        return -1.0
    if both == total:
        return 1.0
    return math.log(both * total / (len(one) * len(other))) / -math.log(both / total)


def main() -> None:
    """Prints a line for each number of articles, and the machine."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=Path(os.environ.get("CORPUS", CORPUS)))
    parser.add_argument("--language", default="ar")
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        outcome = measure(options.corpus, options.language, options.articles[0])
        print(json.dumps(asdict(outcome)))
        return
    for count in options.articles:
        print(_line(_alone(options, count)), flush=True)
    load = os.getloadavg()[0]
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {load:.0f}"
    print(f"Python {platform.python_version()}, {machine}")


def _alone(options: argparse.Namespace, count: int) -> Outcome:
    """What one discovery gives in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.discovery", "--one", "--articles", str(count)]
    command += ["--corpus", str(options.corpus), "--language", options.language]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Outcome(**json.loads(printed))


def _line(found: Outcome) -> str:
    good = (
        ""
        if found.coherence is None
        else f"  coherence {found.coherence:.3f}  diversity {found.diversity:.3f}"
    )
    return (
        f"{found.articles} articles: {found.seconds:.1f} s ({found.processor:.1f} s of the "
        f"processor), {found.memory} MB (before {found.before}), {found.topics} topics, "
        f"{found.outliers:.1%} in none{good}"
    )


if __name__ == "__main__":
    main()
