"""What the topic being edited would find: counts, examples with marks, other topics."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from analysis.locale import Words
from analysis.own_topics.checking import Problem
from analysis.own_topics.preview import Estimate, Example, Preview, Reader, preview
from analysis.packs.watched import OwnTopic
from views import page, url_state
from views.desk import Desk

EXAMPLES_SHOWN = 5


@st.cache_resource(show_spinner=False)
def _reader() -> Reader:
    """One for all visits: who edits a topic after another reads no article twice."""
    return Reader()


def look(desk: Desk, topic: OwnTopic) -> Preview:
    """What a topic finds among the articles of the desk's filter."""
    with st.spinner(desk.words["watched.looking"]):
        return preview(desk.con, topic, desk.filters, reader=_reader())


def show(desk: Desk, found: Preview, *, changes: bool) -> None:
    """Draw a preview; with ``changes`` what the scores there are would gain and lose."""
    words = desk.words
    st.markdown(
        words(
            "watched.found",
            n=_number(found.matched, words),
            total=words.number(found.total),
            sentence=page.literal(desk.sentence),
        )
    )
    if found.estimated:
        read, of = words.number(found.read), words.number(found.candidates)
        st.caption(words("watched.estimated", read=read, of=of))
    _languages(desk, found)
    _examples(words, found.examples, "examples")
    if changes:
        gained, lost = _number(found.gained, words), _number(found.lost, words)
        st.markdown(words("watched.changes", gained=gained, lost=lost))
        _examples(words, found.gained_examples, "gained")
        _examples(words, found.lost_examples, "lost")
    _beside(desk, found)


def said(problem: Problem, words: Words) -> str:
    """A problem of a topic in the reader's language."""
    language = words.language_name(problem.language) if problem.language else ""
    return words(f"watched.problem_{problem.what}", **{"language": language, **problem.values})


def _languages(desk: Desk, found: Preview) -> None:
    words = desk.words
    rows = [
        (words.language_name(code), _number(estimate, words), words.number(n))
        for code, (n, estimate) in found.by_language.items()
    ]
    columns = [words[f"watched.{name}"] for name in ("language", "discuss", "of_all")]
    st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True)


def _beside(desk: Desk, found: Preview) -> None:
    words = desk.words
    rows = [
        (
            desk.topics.get(each.key, each.key),
            words.number(each.n),
            _number(each.both, words),
            words.percent(each.share),
        )
        for each in found.beside
    ]
    if not rows:
        return
    st.markdown(f"**{words['watched.beside']}**")
    columns = [words[f"watched.{name}"] for name in ("other", "of_all", "both", "share")]
    st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True)


def _examples(words: Words, examples: Sequence[Example], name: str) -> None:
    if not examples:
        return
    st.markdown(f"**{words[f'watched.{name}']}**")
    listed = "".join(
        f"<li>{_marked(each)}{_link(each, words)}</li>" for each in examples[:EXAMPLES_SHOWN]
    )
    st.html(f'<ul class="topic-examples">{listed}</ul>')


def _marked(example: Example) -> str:
    """The example's sentence as HTML, what names the topic in <mark>, in its own direction."""
    return (
        f'<bdi lang="{html.escape(example.language)}" dir="auto">{"".join(_parts(example))}</bdi>'
    )


def _parts(example: Example) -> Iterator[str]:
    at = 0
    for start, end in example.marks:
        if start < at:
            continue
        yield html.escape(example.text[at:start])
        yield f"<mark>{html.escape(example.text[start:end])}</mark>"
        at = end
    yield html.escape(example.text[at:])


def _link(example: Example, words: Words) -> str:
    """A link that opens the article in a tab of its own: what is typed stays."""
    params = url_state.changed({}, article=example.article, lang=url_state.text("lang") or None)
    query = "&".join(f"{name}={value}" for name, value in params.items())
    label = html.escape(words["watched.open"])
    return f' <a href="articles?{html.escape(query)}" target="_blank" rel="noopener">{label}</a>'


def _number(estimate: Estimate, words: Words) -> str:
    """A count, with its interval where it is estimated."""
    n = words.number(round(estimate.n))
    if estimate.exact:
        return n
    low, high = words.number(round(estimate.low)), words.number(round(estimate.high))
    return words("watched.about_number", n=n, low=low, high=high)
