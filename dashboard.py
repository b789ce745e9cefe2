"""The dashboard's frame: pages, filters, articles. Run it with ``streamlit run dashboard.py``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from analysis.errors import AnalysisError
from analysis.locale import Words, load
from views import data, desk, drafted, page, picks, url_state
from views.frame import history, interface, saved_views, scored_by, sidebar

HERE = Path(__file__).resolve().parent

ARTICLES, ADD, WATCHED, ABOUT = "articles", "add", "watched", "about"

# Each a script in `views/`; the first opens at the address without a path. (A comment, as
# Streamlit would show a bare string of the main script on the page.)
PAGES = (
    *("overview", "topics", "tone", "outlets", "compare", "discover"),
    *(ARTICLES, "corrections", ADD, WATCHED, ABOUT),
)
SIDEBAR_WIDTH = 330  # pixels: two dates fit side by side


def main() -> None:
    """Lay out the frame and run the page that is open."""
    words = load(url_state.language())
    st.set_page_config(
        page_title=words["app.title"],
        page_icon=str(HERE / "views/frame/icon.png"),
        layout="wide",
        initial_sidebar_state=SIDEBAR_WIDTH,
    )
    interface.dress(words)
    history.keep_to_one_step()
    pages = {
        name: st.Page(
            f"views/pages/{name}.py",
            title=words[f"{name}.nav"],
            url_path=name if place else "",
            default=not place,
        )
        for place, name in enumerate(PAGES)
    }
    opened = st.navigation(list(pages.values()), position="hidden")
    if drafted.GOING in st.session_state:
        del st.session_state[drafted.GOING]
        st.switch_page(pages[WATCHED], query_params=url_state.along())
    if picks.GOING in st.session_state:
        st.switch_page(pages[ARTICLES], query_params=st.session_state.pop(picks.GOING))
    with st.sidebar:
        _links(pages, words)
        interface.choose(words)
        saved_views.show(data.folder(), pages, opened.url_path or PAGES[0], words)
    try:
        _show(opened, pages, words)
    except AnalysisError as error:
        st.error(words("app.broken", reason=page.literal(str(error))))


def _links(pages: Mapping[str, st.Page], words: Words) -> None:
    """The pages' names, each linking to the same view there: the filters go along."""
    st.html(f'<p class="brand">{words["app.title"]}</p>')
    along = url_state.along()
    for name, each in pages.items():
        st.page_link(each, icon=words[f"{name}.icon"], query_params=along)


def _show(opened: st.Page, pages: Mapping[str, st.Page], words: Words) -> None:
    if opened.url_path == ADD:  # needs no article to be there, nor a filter
        opened.run()
        return
    articles = data.open_articles(url_state.backend())
    place = desk.lay_out(articles, words)
    with st.sidebar:
        if place.total:
            sidebar.show(place)
        scored_by.show(place, sample=articles.sample)
    if articles.sample:
        st.info(words("app.sample", n=place.total), icon=":material/science:")
    if not place.total and opened.url_path != ABOUT:
        _say_how_to_begin(opened, pages, words)
        return
    opened.run()


def _say_how_to_begin(opened: st.Page, pages: Mapping[str, st.Page], words: Words) -> None:
    """What stands on a page of a store without articles: what it will show, and the way to it."""
    page.title(words, opened.url_path or PAGES[0])
    st.info(words["app.empty_store"])
    st.page_link(pages[ADD], icon=words[f"{ADD}.icon"], query_params=url_state.along())


main()
