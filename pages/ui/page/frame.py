"""What every page begins with: title, menu, and a word about a link that did not fit."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from PIL import Image, ImageDraw

from pages.ui.figures.style import BLUE, GREY, INK, ORANGE
from pages.ui.page import component
from pages.ui.server import memory
from pages.ui.settings import links, presenter, teacher

ROOT = Path(__file__).parents[3]


STYLE = """<style>
.st-key-page_script { display: none; }
@media (hover: none) { .js-plotly-plot .modebar-container { display: none; } } /* it would always cover the title */
[data-testid=stMainBlockContainer] { padding-top: 2.5rem; padding-bottom: 3rem; }
[data-testid=stCaptionContainer], [data-testid=stCaptionContainer] p { color: inherit; opacity: 0.92; }
</style>"""
# Streamlit writes white on the primary colour, which in the dark theme is a light blue.
ON_LIGHT_BLUE = f"""<style>
[data-testid=stBaseButton-primary] p, [data-testid=stMultiSelect] span[title] {{ color: {INK} !important; }}
</style>"""


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


def frame(title: str, on_stage: bool = False) -> None:
    """Page settings and menu. The menu walks the files, so it is whole on whatever page a visit begins.

    On a page that is a stage the settings are put away at first.
    """
    memory.share_heaps()
    st.set_page_config(
        page_title=f"{title} · Watch it learn",
        page_icon=icon(),
        layout="wide",
        initial_sidebar_state="collapsed" if on_stage else "auto",
    )
    st.html(STYLE + (ON_LIGHT_BLUE if st.context.theme.type == "dark" else ""))
    links.check(title)
    with st.sidebar:
        st.page_link("app.py", label="Home", icon=":material/home:")
        for page in pages():
            st.page_link(page.path, label=page.title, icon=":material/play_circle:")
        presenter.switch()
        _script()(key="page_script", on_again_change=lambda: None)  # outside of fragments, so that the whole page runs
        st.divider()
        teacher.way_out()
    links.keep()
    st.title(title)
    teacher.show()
