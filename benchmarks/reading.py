"""How fast articles are read and tidied, and how much memory that takes.

    python -m benchmarks.reading                  200 MB of JSON lines, made in a temporary folder
    python -m benchmarks.reading --megabytes 2000 --folder /var/tmp

Prints one JSON object: articles, megabytes, articles and megabytes a second, articles a second of
the processor's time (what one core does that has nothing else to do), and the largest resident
size of the process in MB. The texts are made of words in three languages, as
long as articles of the press are.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from analysis.sources import read_articles

MEGABYTE = 1_000_000
WORDS = {
    "ar": "أعلن الجانبان استئناف المحادثات في جنيف يوم الاثنين واتفقا على اللقاء مجددا قبل الشتاء",
    "en": "the two sides met in Geneva on Monday and agreed to meet again before the winter",
    "ru": "стороны встретились в Женеве в понедельник и договорились о новой встрече до зимы",
}
WORDS_IN_TEXT = (150, 700)
"""Words of an article, from a short note to a long report."""

SENTENCE = 20
"""Words between two full stops."""

_KIBIBYTE = 1024


def write_lines(path: Path, *, megabytes: float, seed: int = 7) -> int:
    """Writes JSON lines of ``megabytes`` to ``path``; how many articles that are."""
    made = _made(random.Random(seed))
    written = articles = 0
    with path.open("w", encoding="utf-8") as file:
        while written < megabytes * MEGABYTE:
            line = json.dumps(next(made), ensure_ascii=False) + "\n"
            file.write(line)
            written += len(line.encode())
            articles += 1
    return articles


def measure(path: Path) -> dict[str, float]:
    """Reads ``path`` once; what is told of it is in the words of the module."""
    start, worked = time.perf_counter(), time.process_time()
    articles = sum(1 for _ in read_articles([path]))
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    megabytes = path.stat().st_size / MEGABYTE
    return {
        "articles": articles,
        "megabytes": round(megabytes, 1),
        "articles_per_second": round(articles / seconds),
        "articles_per_core_second": round(articles / worked),
        "megabytes_per_second": round(megabytes / seconds, 1),
        "peak_megabytes": round(_peak() / MEGABYTE),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--megabytes", type=float, default=200)
    parser.add_argument("--folder", type=Path, help="where the file is made (and removed)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder, "articles.jsonl")
        write_lines(path, megabytes=options.megabytes)
        print(json.dumps(measure(path)))


def _made(dice: random.Random) -> Iterator[dict[str, str]]:
    words = {language: text.split() for language, text in WORDS.items()}
    for number in itertools.count():
        language = dice.choice(list(words))
        chosen = dice.choices(words[language], k=dice.randint(*WORDS_IN_TEXT))
        sentences = (chosen[at : at + SENTENCE] for at in range(0, len(chosen), SENTENCE))
        yield {
            "title": f"{' '.join(dice.choices(words[language], k=8))} {number}",
            "text": " ".join(f"{' '.join(sentence)}." for sentence in sentences),
            "published": f"2017-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            "outlet": f"outlet {dice.randint(1, 200)}",
            "language": language,
            "url": f"https://example.org/{number}",
        }


def _peak() -> int:
    """Bytes; Linux counts in kibibytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KIBIBYTE


if __name__ == "__main__":
    main()
