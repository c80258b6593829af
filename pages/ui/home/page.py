"""The home page: a net that learns, a button, and a path of lessons with a picture each."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.home import hero, thumbnails
from pages.ui.page.frame import Page, frame, pages

STARTS: dict[str, dict[str, object]] = {
    "A ring inside a ring": {"dataset": "circles", "depth": 1, "units_1": 3},
    "The course's flower": {"dataset": "flower", "noise": 0.2, "depth": 1, "units_1": 4, "alpha": 1.2},
    "A spiral, with Adam": {"dataset": "spiral", "noise": 0.05, "optimizer": "adam", "alpha": 0.02},
    "Logistic regression": {"dataset": "blobs", "depth": 0},
}
QUESTIONS = {  # of the path, each answered on its page
    "Playground": "How few units does a ring around a ring take?",
    "One iteration": "Where does dW come from, and which broken gradient is caught?",
    "Activations": "What is left of ten layers if g is linear?",
    "Initialization": "Why do weights that begin at 0 never part?",
    "Hyperparameters": "Which α is fastest at first, and which is lowest at the end?",
    "First layer": "What does a single unit look for in a face?",
    "Parity": "What can a deep net say in few units that a shallow one cannot?",
}
A_ROW = 4  # cards


def home() -> None:
    """Draw it."""
    frame("Watch a neural network learn")
    hero.show(more=_starts)
    st.subheader("A path of lessons")
    _cards([page for page in pages() if page.title in QUESTIONS], numbered=True)
    st.subheader("With something of your own")
    _cards([page for page in pages() if page.title not in QUESTIONS])


def _starts() -> None:
    """Links to the playground, as it is set up for each."""
    st.subheader("Experiments to start with")
    row = st.container(horizontal=True)
    for label, settings in STARTS.items():
        query = {name: str(value) for name, value in settings.items()}
        with row.container(width=thumbnails.START_WIDTH, gap="xxsmall"):
            thumbnails.start(label, settings)
            st.page_link(hero.PLAYGROUND, label=label, query_params=query)


def _cards(shown: Sequence[Page], numbered: bool = False) -> None:
    """Picture, link and words of each page."""
    for i, page in enumerate(shown):
        if i % A_ROW == 0:
            columns = st.columns(A_ROW, gap="large")
        with columns[i % A_ROW]:
            with st.container(key=f"card_{page.title}"):  # as high as its neighbours, see page.css
                thumbnails.show(page.title)
            name = f"{i + 1}. {page.title}" if numbered else page.title
            st.page_link(page.path, label=f"**{name}**", icon=":material/arrow_forward:")
            st.caption(QUESTIONS.get(page.title, page.about))
