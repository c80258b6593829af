"""The home page: what this is, where to start, and a picture of each page."""

import streamlit as st

from pages.ui.home import thumbnails
from pages.ui.page.frame import frame, pages

STARTS: dict[str, dict[str, object]] = {
    "A ring inside a ring": {"dataset": "circles", "depth": 1, "units_1": 3},
    "The course's flower": {"dataset": "flower", "noise": 0.2, "depth": 1, "units_1": 4, "alpha": 1.2},
    "A spiral, with Adam": {"dataset": "spiral", "noise": 0.05, "optimizer": "adam", "alpha": 0.02},
    "Two blobs, logistic regression": {"dataset": "two_blobs", "depth": 0},
}


def home() -> None:
    """Draw it."""
    frame("Watch a neural network learn")
    st.markdown(
        "Set the depth, the units, the activation and the learning rate $\\alpha$ of a neural network, press "
        "**Play**, and see it learn, many times a second. Everything is computed live by a small NumPy core in the "
        "notation of Andrew Ng's deep-learning course: $Z^{[l]} = W^{[l]}A^{[l-1]} + b^{[l]}$, "
        "$A^{[l]} = g^{[l]}(Z^{[l]})$. All settings are in the address: a link you copy opens the same experiment."
    )
    st.subheader("Where to start")
    for column, (label, settings) in zip(st.columns(len(STARTS)), STARTS.items(), strict=True):
        column.page_link(
            "pages/1_Playground.py",
            label=label,
            icon=":material/arrow_forward:",
            query_params={name: str(value) for name, value in settings.items()},
            width="stretch",
        )
    for i, page in enumerate(pages()):
        if i % 2 == 0:
            columns = st.columns(2)
        with columns[i % 2].container(border=True):
            st.page_link(page.path, label=f"**{page.title}**", icon=":material/play_circle:")
            st.caption(page.about)
            thumbnails.show(page.title)
