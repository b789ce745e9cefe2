"""The articles that match in files, each made when it is asked for."""

from __future__ import annotations

import io
from functools import partial

import streamlit as st

from analysis import export, queries
from analysis.export import articles
from views.desk import Desk

KEY = "articles_files"


def show(desk: Desk, summary: queries.Overview) -> None:
    """Draw a button for each format; one that does not hold so many articles cannot be chosen."""
    stem = export.file_stem("articles", desk.slug, first=summary.first, last=summary.last)
    st.caption(desk.words["articles.download"])
    with st.container(horizontal=True, gap="small", key=KEY):
        for form in articles.FORMATS.values():
            fits = form.most is None or summary.n <= form.most
            st.download_button(
                form.ending.upper(),
                partial(_file, desk, form),
                file_name=f"{stem}.{form.ending}",
                mime=form.mime,
                on_click="ignore",
                key=f"articles_{form.ending}",
                disabled=not fits,
                help=_help(desk, form, fits=fits),
            )


def _file(desk: Desk, form: articles.Format) -> bytes:
    held = io.BytesIO()
    articles.write(desk.con, desk.filters, form, held, words=desk.words)
    return held.getvalue()


def _help(desk: Desk, form: articles.Format, *, fits: bool) -> str:
    words, name = desk.words, form.ending.upper()
    if fits or form.most is None:
        return words("articles.as_format", format=name)
    return words("articles.too_many", format=name, most=words.number(form.most))
