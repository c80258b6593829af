"""A figure that does not move: every page shows its own by this, so that all have the same buttons."""

import streamlit as st

# The button that would send the figure to a host of its own stays away, whatever a later release has by default.
CONFIG = {"displaylogo": False, "showSendToCloud": False, "modeBarButtonsToRemove": ["sendChartToCloud"]}


def chart(figure, place=st, config: dict | None = None, **options) -> None:
    """Draw a Plotly figure in the width of its place: the page, or a column of it."""
    place.plotly_chart(figure, width="stretch", config=CONFIG | (config or {}), **options)
