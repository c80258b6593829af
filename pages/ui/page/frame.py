"""What every page begins with: a bar with menu and title, and a word about a link that did not fit."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from PIL import Image, ImageDraw

from pages.ui.browser import assets
from pages.ui.figures import tokens
from pages.ui.figures.style import BLUE, GREY, ORANGE
from pages.ui.page import component, share
from pages.ui.server import memory
from pages.ui.settings import links, presenter, teacher
from pages.ui.settings.kinds import Place

ROOT = Path(__file__).parents[3]
IN_BAR = 5  # pages beside the title, where the bar has no room for all: page.css hides the rest


class Page(NamedTuple):
    """A numbered file of pages/, and what its docstring's first line says of it."""

    path: str  # from the root, as st.page_link wants it
    title: str
    about: str


@cache
def pages() -> list[Page]:
    """All pages in the order of their numbers.

    Their docstrings are read without `ast`, whose parser fails now and then when several threads use it at once.
    """
    found = sorted((ROOT / "pages").glob("[0-9]*_*.py"), key=lambda path: int(path.name.split("_")[0]))
    return [
        Page(
            f"pages/{path.name}",
            path.stem.split("_", 1)[1].replace("_", " "),
            path.read_text(encoding="utf-8").split('"""')[1].splitlines()[0],
        )
        for path in found
    ]


@st.cache_resource
def _script():
    """What every page does in the browser, registered once."""
    return component.made("page")


@st.cache_resource
def icon() -> Image.Image:
    """Two inputs, one output: drawn here, since Streamlit fetches a named icon from another host."""
    image = Image.new("RGBA", (64, 64))
    pen = ImageDraw.Draw(image)
    units = ((12, 14), (12, 50), (52, 32))
    for start in units[:2]:
        pen.line((*start, *units[2]), fill=GREY, width=5)
    for (x, y), colour in zip(units, (BLUE, ORANGE, BLUE), strict=True):
        pen.ellipse((x - 11, y - 11, x + 11, y + 11), fill=colour)
    return image


@cache
def style() -> str:
    """The looks that every page has: sent with it, so that nothing is drawn without them."""
    return f"<style>{tokens.css()}{assets.text('page.css')}</style>"


def frame(title: str, on_stage: bool = False) -> Place:
    """Page settings and the bar. Its menu walks the files, so it is whole on whatever page a visit begins.

    On a page that is a stage the settings are put away at first. Returns the place in Share where a page says what its
    link has of the reader's own.
    """
    memory.share_heaps()
    st.set_page_config(
        page_title=f"{title} · Watch it learn",
        page_icon=icon(),
        layout="wide",
        initial_sidebar_state="collapsed" if on_stage else "auto",
    )
    st.html(style())
    bar = st.container(horizontal=True, key="bar")
    links.check(title)
    with bar:
        own = _bar(title)
        _script()(key="page_script", on_again_change=lambda: None)  # outside of fragments, so that the whole page runs
    links.keep()
    teacher.show()
    return own


def _bar(title: str) -> Place:
    """In one line: menu, title, as many pages as there is room for, the mode of this page, and its link."""
    others = [page for page in pages() if page.title != title]
    with st.popover("Menu", icon=":material/menu:", type="tertiary", key=f"bar_menu_{title}"):
        st.page_link("app.py", label="Home")
        for page in pages():
            st.page_link(page.path, label=page.title, help=page.about)
    st.title(title, anchor=False, width="content")
    with st.container(horizontal=True, key="bar_pages"):
        for page in others:
            st.page_link(page.path, label=page.title)
        more = others[IN_BAR:]
        with st.popover(f"{len(more)} more", type="tertiary", key=f"bar_more_{title}"):
            for page in more:
                st.page_link(page.path, label=page.title)
    teacher.way_out()
    presenter.switch()
    return share.popover(title)
