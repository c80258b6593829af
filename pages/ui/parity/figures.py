"""How folding halves a range, and how counting turns at each sum."""

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.figures.constructions import COLOURS


def folds(n: int) -> go.Figure:
    """The folding net's values v_0, v_1 ... against the sum s of the bits."""
    s = np.linspace(0, n, 32 * n + 1)
    largest = 2 ** dnn.folds(n)
    figure = style.base("Folding: each layer of two ReLUs halves the range", 340)
    v = s
    for j in range(dnn.folds(n) + 1):
        figure.add_scatter(
            x=s,
            y=v,
            mode="lines",
            name=f"v{j}",
            line=dict(color=style.OKABE_ITO[j], dash=style.DASHES[j % 5]),
            hovertemplate="%{y:.2f}",
        )
        half = largest / 2 ** (j + 1)
        v = np.maximum(v, 0) - 2 * np.maximum(v - half, 0)
    return _against_s(figure, n)


def sawtooth(n: int) -> go.Figure:
    """The counting net's output against s: one ReLU for each turn."""
    s = np.linspace(0, n, 32 * n + 1)
    y = np.maximum(s, 0) + 2 * sum((-1) ** k * np.maximum(s - k, 0) for k in range(1, n))
    figure = style.base("Counting: one layer, a ReLU for each turn", 340)
    figure.add_scatter(x=s, y=y, mode="lines", name="y", line=dict(color=COLOURS["counting"]), hovertemplate="%{y:.2f}")
    return _against_s(figure, n)


def _against_s(figure: go.Figure, n: int) -> go.Figure:
    figure.update_xaxes(title_text="sum s of the bits", dtick=1 if n <= 12 else 2)
    return figure.update_layout(legend=style.BELOW, margin_b=80)
