"""A figure that does not move: every page shows its own by this, so that all have the same buttons."""

import plotly.graph_objects as go
import streamlit as st

from pages.ui.figures import style, tokens
from pages.ui.settings import presenter

# The button that would send the figure to a host of its own stays away, whatever a later release has by default.
CONFIG = {"displaylogo": False, "showSendToCloud": False}


def show(figure, place=st, config: dict | None = None, **options) -> None:
    """Draw a Plotly figure in the width of its place: the page, or a column of it."""
    named = style.on_page(figure).to_plotly_json()
    figure = go.Figure(tokens.resolved(named, st.context.theme.type or tokens.LIGHT))
    if st.session_state.get("present"):
        figure = style.enlarged(figure, presenter.LARGER)
    place.plotly_chart(figure, width="stretch", config=CONFIG | (config or {}), **options)
