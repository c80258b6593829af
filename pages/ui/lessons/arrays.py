"""Arrays with their names and shapes: small ones whole, large ones as heat-maps."""

import numpy as np
import pandas as pd
import streamlit as st

from pages.ui.figures.style import SIGNED, base
from pages.ui.page import still

WHOLE = 6  # rows and columns up to which an array is shown in numbers


def show(name: str, array: np.ndarray, key: str) -> None:
    """One array (rows, columns)."""
    rows, columns = array.shape
    st.markdown(f"**{name}** &nbsp; ({rows}, {columns})")
    if rows <= WHOLE and columns <= WHOLE:
        names = [f"{j}" for j in range(1, columns + 1)]
        st.dataframe(pd.DataFrame(array, columns=names).map("{:.5f}".format), hide_index=True, key=key)
        return
    figure = base("", 60 + min(260, 14 * rows + 40))
    figure.add_heatmap(
        z=array,
        x=list(range(1, columns + 1)),
        y=list(range(1, rows + 1)),
        colorscale=SIGNED,
        zmid=0,
        hovertemplate="row %{y}, column %{x}: %{z:.5f}<extra></extra>",
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, tickformat="d", nticks=min(rows, 8))
    figure.update_xaxes(showgrid=False, tickformat="d", nticks=min(columns, 8))
    figure.update_layout(margin=dict(l=30, r=10, t=10, b=30))
    still.show(figure, key=key)


def grid(arrays: dict[str, np.ndarray], key: str) -> None:
    """Several arrays side by side."""
    for column, (name, array) in zip(st.columns(max(len(arrays), 2)), arrays.items(), strict=False):
        with column:
            show(name, array, f"{key} {name}")
