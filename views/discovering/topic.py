"""One discovered topic: its words, its sentences, its articles, and the way to watch it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis import export
from analysis.discovery import (
    Discovery,
    Quote,
    Topic,
    articles_of,
    draft_of,
    missing,
)
from analysis.locale import Words
from analysis.own_topics.written import to_toml
from analysis.packs.watched import OwnTopic
from analysis.readable import readable
from views import drafted, page, picks, url_state
from views.articles.reader import printable
from views.desk import Desk

LISTED = 10
"""Articles of a topic that are listed, the most typical; the file has all."""

DRAFT = "topic_draft"
"""Where the draft of a topic to be watched is kept for this session."""

KEY = "discover_topic"


def choose(desk: Desk, topics: tuple[Topic, ...]) -> Topic:
    """Draw the choice among topics; that which the URL names comes out, else the largest."""
    words, by_key = desk.words, {topic.key: topic for topic in topics}
    named = url_state.text(url_state.DISCOVERED)
    st.session_state[KEY] = named if named in by_key else topics[0].key
    st.selectbox(
        words["discover.topic"],
        list(by_key),
        key=KEY,
        format_func=lambda key: words(
            "discover.choice", name=by_key[key].name, n=words.number(by_key[key].n)
        ),
        on_change=lambda: put(st.session_state[KEY]),
        width=520,
    )
    return by_key[str(st.session_state[KEY])]


def put(topic: str) -> None:
    """Write the topic that is looked at into the URL."""
    url_state.put(**{url_state.DISCOVERED: topic})


def show(desk: Desk, found: Discovery, topic: Topic) -> None:
    """Draw the topic: what it says, which articles it has, and the draft of it."""
    words = desk.words
    st.html(about(topic, words))
    if topic.quotes:
        st.markdown(f"##### {words['discover.quotes']}")
    for place, quote in enumerate(topic.quotes):
        with st.container(gap="small", key=f"discover-quote-{place}"):
            st.html(quoted(quote, words))
            st.button(
                words["discover.open"],
                key=f"discover_quote_{place}",
                type="tertiary",
                icon=":material/article:",
                on_click=picks.open_article,
                args=(desk.filters, quote.article_id),
            )
    _articles(desk, topic, articles_of(desk.con, found, topic.key))
    _watch(desk, topic)


def about(topic: Topic, words: Words) -> str:
    """The words of a topic and its size as HTML; all text escaped."""
    said = "".join(
        f'<p class="discovered" dir="{_direction(code, words)}" lang="{printable(code)}">'
        f"{printable(words['words.comma'].join(word.text for word in each))}</p>"
        for code, each in topic.words.items()
    )
    size = words(
        "discover.size",
        n=words.number(topic.n),
        stories=words.number(topic.stories),
        share=words.percent(topic.share),
    )
    return f'{said}<p class="summary">{printable(size)}</p>'


def quoted(quote: Quote, words: Words) -> str:
    """A sentence as HTML in the direction of its language; all text escaped."""
    return (
        f'<blockquote class="proof" dir="{_direction(quote.language, words)}" '
        f'lang="{printable(quote.language)}">{printable(" ".join(quote.text.split()))}</blockquote>'
    )


def _direction(language: str, words: Words) -> str:
    return "rtl" if words.get(f"rtl.{language}") else "auto"


def _articles(desk: Desk, topic: Topic, frame: pd.DataFrame) -> None:
    """The most typical articles, each opens in the reader; all of them as a file."""
    words = desk.words
    st.markdown(f"##### {words('discover.articles', n=words.number(len(frame)))}")
    for place, row in enumerate(frame.head(LISTED).to_dict("records")):
        st.button(
            _label({str(name): value for name, value in row.items()}, words),
            key=f"discover_article_{place}",
            type="tertiary",
            on_click=picks.open_article,
            args=(desk.filters, str(row["id"])),
        )
    if (more := len(frame) - LISTED) > 0:
        st.caption(words("discover.more", n=words.number(more)))
    st.download_button(
        words["discover.csv"],
        lambda: export.to_csv(readable(frame, "discovered_articles", words)),
        file_name=f"{export.file_stem(f'topic_{topic.key}', desk.slug)}.csv",
        mime="text/csv",
        key="discover_csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _label(row: dict[str, Any], words: Words) -> str:
    day = None if pd.isna(row["published"]) else row["published"].date()
    outlet = words["words.no_outlet"] if pd.isna(row["outlet"]) else row["outlet"]
    return page.literal(" · ".join([words.date(day), outlet, row["title"]]))


def _watch(desk: Desk, topic: Topic) -> None:
    """A button that makes a draft of the topic, and the draft where it was made of this one."""
    words = desk.words
    st.button(
        words["discover.watch"],
        key="discover_watch",
        icon=":material/visibility:",
        help=words["discover.watch_help"],
        on_click=lambda: st.session_state.update({DRAFT: draft_of(topic, taken=desk.topics)}),
    )
    draft = st.session_state.get(DRAFT)
    if not isinstance(draft, OwnTopic) or draft.terms != draft_of(topic).terms:
        return
    with st.container(border=True, key="discover-draft"):
        st.markdown(words("discover.draft", name=page.literal(draft.label(words.language))))
        if lacking := missing(draft):
            named = words["words.comma"].join(map(words.language_name, lacking))
            st.warning(words("discover.missing", names=named), icon=":material/translate:")
        st.code(to_toml(draft), language=None, wrap_lines=True)  # its colours are too pale
        st.button(
            words["discover.edit"],
            key="discover_edit",
            type="primary",
            icon=":material/edit_note:",
            on_click=drafted.hand_over,
            args=(draft,),
        )
        st.download_button(
            words["discover.file"],
            to_toml(draft),
            file_name=f"{draft.key}.toml",
            mime="application/toml",
            key="discover_file",
            icon=":material/download:",
            on_click="ignore",
        )
