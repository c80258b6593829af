"""The presenter mode: large type, black on white or white on black, and keys that play and step."""

import streamlit as st

from pages.ui.figures.style import HIGH_CONTRAST
from pages.ui.settings import links

LARGER = 1.25  # than other pages' type
PRESENTER = """<style>
html { font-size: %(type).0f%%; }
.stApp, [data-testid=stSidebar] { background: %(back)s !important; }
.stApp.stApp { --paper: %(back)s; --panel: %(back)s; --raise: %(back)s; --ink: %(front)s; --ink-2: %(front)s;
  --edge: %(line)s; --rule: %(hair)s; color: %(front)s; }
.stApp :is(p, li, label, h1, h2, h3):not(button *) { color: %(front)s !important; }
.live { --st-text-color: %(front)s; --st-background-color: %(back)s; --st-border-color: %(line)s; }
.live .live-numbers dt { opacity: 1; }
.live .live-numbers dd { font-size: 1.8rem; font-weight: 600; }
.live .live-numbers dd.long { font-size: 1.2rem; line-height: 1.5rem; min-height: 3rem; }
</style>"""


def switch() -> None:
    """The switch of the presenter mode, which goes from page to page, and its looks."""
    links.carry("present")
    on = st.toggle(
        "Presenter",
        key="present",
        bind="query-params",
        help="Large type and high contrast. The space bar plays and pauses, the right arrow makes one step.",
    )
    if on:
        front, back, line, hair = HIGH_CONTRAST[st.context.theme.type or "light"]
        st.html(PRESENTER % dict(front=front, back=back, line=line, hair=hair, type=100 * LARGER))
