"""The box below an open article where its scores are corrected or confirmed, and that undone.

Changes are kept in callbacks, before the page is drawn with them: what is kept makes another
version of the store, so every figure of the page, and of everyone's pages, is asked anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.correcting import Review, same_text
from analysis.corrections import LONGEST_REASON, TONE, Correction
from analysis.errors import AnalysisError
from analysis.locale import Words
from analysis.models import PRESENT, tone_class
from analysis.queries import StoredArticle
from views import data
from views.articles import analyst, corrected, saying
from views.articles.corrected import Verdict
from views.desk import Desk

STEPS = 4
"""Steps of the tone offered to each side of 0; the command takes any tone."""

NONE = "none"
"""The choice that nothing is said of the relation."""


@dataclass(frozen=True, slots=True)
class Box:
    """The box of one article: what is in force, the copies with the same text, and ``state``,
    which names its fields anew whenever something else is in force."""

    desk: Desk
    article: StoredArticle
    found: tuple[Verdict, ...]
    copies: tuple[str, ...]
    state: str

    def key(self, name: str) -> str:
        """The key of a field."""
        return f"correcting_{name}_{self.state}"

    def chosen(self, name: str) -> object:
        """What a field holds; ``None`` where it is not there."""
        return st.session_state.get(self.key(name))

    @property
    def discussed(self) -> list[str]:
        """The topics that the article is said to discuss now."""
        return [key for key in self.desk.topics if self.article.topics.get(key, 0.0) >= PRESENT]


def show(desk: Desk, article: StoredArticle) -> None:
    """Draw what analysts say of the article, and the box to say it in; one line where there is
    no store to keep that in."""
    words = desk.words
    found = corrected.verdicts(desk.con, article.id)
    opened = bool(found) or saying.has_something()
    with st.expander(
        words["correcting.head"], opened, icon=":material/edit_note:", key="correcting_box"
    ):
        saying.tell()
        if data.store_folder() is None:
            st.caption(words["correcting.no_store"])
            return
        st.caption(words["correcting.about"])
        analyst.ask(words)
        _standing(desk, found)
        _form(_box(desk, article, found))


def _box(desk: Desk, article: StoredArticle, found: tuple[Verdict, ...]) -> Box:
    ids = "".join([article.id, *(each.id for each in found)])
    state = hashlib.blake2b(ids.encode(), digest_size=6).hexdigest()
    return Box(desk, article, found, same_text(desk.con, article.id), state)


def _standing(desk: Desk, found: Sequence[Verdict]) -> None:
    """What is in force, each with a button that takes it back."""
    for verdict in found:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(corrected.html_of(verdict, desk.words, desk.topics))
            st.button(
                desk.words["correcting.undo"],
                key=f"undo_{verdict.kind}_{verdict.key}",
                icon=":material/undo:",
                help=desk.words(
                    "correcting.undo_named",
                    name=corrected.named(verdict, desk.words, desk.topics),
                ),
                on_click=saying.take_back,
                args=([verdict.id], desk.words),
                type="tertiary",
            )


def _form(box: Box) -> None:
    words = box.desk.words
    with st.form(box.key("form"), border=False):
        st.pills(
            words["correcting.topics"],
            list(box.desk.topics),
            selection_mode="multi",
            default=box.discussed,
            key=box.key("topics"),
            format_func=lambda key: box.desk.topics[key],
            help=words["correcting.topics_help"],
        )
        choices = tones(box.article.tone)
        st.selectbox(
            words["correcting.tone_label"],
            choices,
            index=choices.index(_choice(box.article.tone)),
            key=box.key("tone"),
            format_func=lambda choice: _named(choice, words),
        )
        st.text_input(
            words["correcting.reason"],
            key=box.key("reason"),
            max_chars=LONGEST_REASON,
            help=words["correcting.reason_help"],
        )
        if box.copies:
            n = words.number(len(box.copies))
            st.checkbox(words("correcting.copies", n=n), key=box.key("copies"))
        _buttons(box)


def _buttons(box: Box) -> None:
    words = box.desk.words
    with st.container(horizontal=True):
        st.form_submit_button(
            words["correcting.save"],
            key=box.key("save"),
            type="primary",
            on_click=_save,
            args=(box, _changes),
        )
        st.form_submit_button(
            words["correcting.confirm"],
            key=box.key("confirm"),
            help=words["correcting.confirm_help"],
            on_click=_save,
            args=(box, _confirmations),
        )


def tones(tone: float | None) -> list[str]:
    """The tones to choose from: none, then −1 to +1 in steps, among them the one there is."""
    steps = {place / STEPS for place in range(-STEPS, STEPS + 1)}
    if tone is not None:
        steps.add(float(_choice(tone)))
    return [NONE, *(_choice(step) for step in sorted(steps))]


def _choice(tone: float | None) -> str:
    return NONE if tone is None else f"{round(tone, 2) + 0.0:g}"


def _named(choice: str, words: Words) -> str:
    if choice == NONE:
        return words["tone.none"]
    tone = float(choice)
    return words(
        "correcting.tone", value=words.signed(tone), name=words[f"tone.{tone_class(tone)}"]
    )


def _save(box: Box, made: Callable[[Box, Review], Iterator[Correction]]) -> None:
    """Keep what the form says of the article, and of its copies where they are meant too."""
    words, who = box.desk.words, analyst.name()
    if not who:
        saying.say(words["correcting.nameless"])
        return
    reason = str(box.chosen("reason") or "").strip()
    meant = (box.article.id, *(box.copies if box.chosen("copies") else ()))
    try:
        reviews = [Review(box.desk.con, id_, who=who, reason=reason) for id_ in meant]
        said = [each for review in reviews for each in made(box, review)]
    except AnalysisError as error:
        reasonless = made is _changes and not reason
        saying.say(words["correcting.reasonless"] if reasonless else str(error))
        return
    if said:
        saying.keep(said, words["correcting.saved"])
    else:
        saying.say(words["correcting.unchanged"])


def _changes(box: Box, review: Review) -> Iterator[Correction]:
    """What the form says otherwise than the article's scores are now."""
    chosen = str(box.chosen("tone"))
    if chosen != _choice(box.article.tone):
        yield review.tone(None if chosen == NONE else float(chosen))
    topics = box.chosen("topics")
    now = set(topics) if isinstance(topics, list) else set()
    for key in box.desk.topics:
        if (key in now) != (key in box.discussed):
            yield review.topic(key, discussed=key in now)


def _confirmations(box: Box, review: Review) -> Iterator[Correction]:
    """That the machine is right in all that nobody has reviewed yet."""
    known = {each.key for each in box.found}
    for what in (TONE, *review.topics):
        if what not in known:
            yield review.confirm(what)
