"""What became of the articles being added: how far it is, and a line for each item."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis.locale import Words
from views import background, page
from views.adding.job import Adding, Line
from views.articles.reader import printable

LINES_SHOWN = 200
"""Lines shown, the latest first; a page with more than that of them gets slow."""


def show(folder: Path, words: Words) -> None:
    """Draw the latest adding on a store, by itself again and again while it is at work."""
    job = background.last(folder, Adding)
    if job is None:
        return
    st.fragment(_panel, run_every=background.REFRESH if job.running else None)(
        job, folder, words, was_running=job.running
    )


def _panel(job: Adding, folder: Path, words: Words, *, was_running: bool) -> None:
    if job.running:
        _under_way(job, words)
    elif was_running:
        st.rerun()  # the whole page: its buttons work again, and its counts have changed
    else:
        job.check()
        _ended(job, folder, words)
    st.html(lines_html(job.lines, words))


def _under_way(job: Adding, words: Words) -> None:
    done = max(len(job.lines) - 1, 0)
    name = job.lines[-1].name if job.lines else ""
    st.progress(
        done / job.total,
        words(
            "add.under_way",
            place=words.number(done + 1),
            total=words.number(job.total),
            name=page.literal(name),
            read=words.number(job.read),
        ),
    )
    st.button(
        words["add.stopping" if job.stopped else "add.stop"],
        icon=":material/stop_circle:",
        key="add_stop",
        on_click=job.stop,
        disabled=job.stopped,
    )


def _ended(job: Adding, folder: Path, words: Words) -> None:
    said = words(
        "add.ended",
        new=words.number(job.new),
        known=words.number(sum(line.known for line in job.lines)),
        skipped=words.number(sum(line.skipped for line in job.lines)),
    )
    if job.error:
        st.error(words("add.failed", reason=page.literal(job.error)))
    if job.stopped:
        said = words("add.stopped", ended=said)
    (st.success if job.new else st.info)(said)
    with st.container(horizontal=True, vertical_alignment="center"):
        if job.new:
            st.page_link(
                "views/pages/articles.py", label=words["add.see"], icon=words["articles.icon"]
            )
        st.button(
            words["add.dismiss"],
            key="add_dismiss",
            type="tertiary",
            on_click=background.forget,
            args=(folder, Adding),
        )


def lines_html(lines: list[Line], words: Words) -> str:
    """The lines as a list in HTML, the latest first; nothing where there are none."""
    if not lines:
        return ""
    rows = "".join(_line_html(line, words) for line in reversed(lines[-LINES_SHOWN:]))
    left = len(lines) - LINES_SHOWN
    more = f"<li>{printable(words('add.more_lines', n=words.number(left)))}</li>" * (left > 0)
    return f'<ul class="results" dir="{words.direction}">{rows}{more}</ul>'


def _line_html(line: Line, words: Words) -> str:
    state = "part" if line.read and line.skipped else "bad" if line.skipped else "good"
    said = printable(" · ".join([*_counts(line, words), *line.notes]))
    problems = "".join(
        f'<li dir="auto">{printable(_own(each, line))}</li>' for each in line.problems
    )
    if hidden := line.skipped - len(line.problems):
        problems += f"<li>{printable(words('add.more_problems', n=words.number(hidden)))}</li>"
    return (
        f'<li class="{state}"><bdi>{printable(line.name)}</bdi> <span>{said}</span>'
        + (f"<ul>{problems}</ul>" if problems else "")
        + "</li>"
    )


def _counts(line: Line, words: Words) -> list[str]:
    if not line.done:
        return [words("add.reading", n=words.number(line.read))]
    counts = {"new": line.new, "known": line.known, "skipped": line.skipped}
    said = [words(f"add.{name}", n=words.number(n)) for name, n in counts.items() if n]
    return said or [words["add.nothing"]]


def _own(problem: str, line: Line) -> str:
    """A problem without the name of its item, which stands before it already."""
    for sign in (": ", ", "):
        problem = problem.removeprefix(f"{line.name}{sign}")
    return problem
