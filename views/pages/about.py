"""About: what the scores are, how they are made, how far to trust them, and how to cite."""

from __future__ import annotations

import datetime as dt
import platform
import tomllib
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path

import streamlit as st

from analysis import accuracy, packs
from analysis.agreement import Figure
from analysis.locale import Words
from analysis.models import NEUTRAL_BAND, PRESENT
from views import page
from views.desk import Desk, current

PROJECT = Path(__file__).resolve().parent.parent.parent / "pyproject.toml"

# What charts and the store depend on, named as they are installed. (A comment, as Streamlit
# would show a bare string of a page's script.)
PACKAGES = ("streamlit", "plotly", "pandas", "duckdb", "deltalake")


def main(desk: Desk) -> None:
    """The page from the top down, a heading and its text each."""
    words = desk.words
    page.head(desk, "about")
    with st.container(key="about"):
        for name in ("tone", "method", "numbers"):
            st.header(words[f"about.{name}_head"], anchor=False)
            st.markdown(_text(desk, name))
        _accuracy(desk)
        st.header(words["about.limits_head"], anchor=False)
        st.markdown(_text(desk, "limits"))
        _versions(desk)
        st.header(words["about.cite_head"], anchor=False)
        st.markdown(_text(desk, "cite"))
        st.code(_citation(desk), language=None, wrap_lines=True)
        st.header(words["about.privacy_head"], anchor=False)
        st.markdown(_text(desk, "privacy"))


def _text(desk: Desk, name: str) -> str:
    languages = [desk.words.language_name(code) for code in packs.languages()]
    numbers = {f"weight_{key}": weight for key, weight in packs.rollup()["tone"].items()}
    numbers |= {"neutral": NEUTRAL_BAND, "present": PRESENT}
    decimal = desk.words["chart.decimal"]
    return desk.words(
        f"about.{name}",
        **{key: f"{number:g}".replace(".", decimal) for key, number in numbers.items()},
        languages=desk.words["words.comma"].join(sorted(languages)),
        topics=desk.words["words.comma"].join(desk.topics.values()),
    )


def _accuracy(desk: Desk) -> None:
    st.header(desk.words["about.accuracy_head"], anchor=False)
    st.markdown(_text(desk, "accuracy"))
    record = accuracy.recorded()
    versions = {name: each["version"] for name, each in record["backends"].items()}
    _measured(desk, record["default"], versions.pop(record["default"]))
    for backend, version in versions.items():
        with st.expander(desk.words("about.other", backend=backend)):
            _measured(desk, backend, version)


def _measured(desk: Desk, backend: str, version: str) -> None:
    """The headline figures of a backend, and whether it is what scored the articles shown."""
    words = desk.words
    made = dt.date.fromisoformat(accuracy.recorded()["date"])
    line = words("about.measured", backend=backend, version=version, date=words.date(made))
    others = [each for each in desk.scorers if each.backend == backend and each.version != version]
    if others:
        line += words["about.measured_other"]
    st.markdown(line)
    rows = [
        _row(each.target, figure, words)
        for each in accuracy.headline(backend)
        if (figure := each.figure)
    ]
    heads = [words[f"about.{name}"] for name in ("what", "value", "interval", "items")]
    st.markdown(_table(heads, rows))


def _row(target: accuracy.Target, figure: Figure, words: Words) -> list[str]:
    return [
        words.get(f"accuracy.{target.key}", target.name),
        words.decimal(figure.value, digits=2),
        words(
            "compare.ends",
            low=words.decimal(figure.low, digits=2),
            high=words.decimal(figure.high, digits=2),
        ),
        words.number(figure.n),
    ]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: bool = True) -> str:
    """A table in Markdown; all columns but the first hold ``numbers``, which stand at the right."""
    rule = ["---", *("--:" if numbers else "---" for _ in heads[1:])]
    lines = [heads, rule, *([page.literal(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _versions(desk: Desk) -> None:
    words = desk.words
    st.header(words["about.versions_head"], anchor=False)
    rows = {
        words["app.title"]: _own_version(),
        words["about.scored_by"]: desk.ways or words["words.no_value"],
        words["about.packs"]: packs.version(),
        "Python": platform.python_version(),
        **{name: metadata.version(name) for name in PACKAGES},
    }
    heads = [words["about.part"], words["about.version"]]
    st.markdown(_table(heads, list(rows.items()), numbers=False))


def _citation(desk: Desk) -> str:
    words = desk.words
    return words(
        "about.citation",
        title=words["app.title"],
        version=_own_version(),
        ways=desk.ways or words["words.no_value"],
        day=words.date(desk.today),
    )


def _own_version() -> str:
    with PROJECT.open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


main(current())
