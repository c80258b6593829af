"""How large A[l] and dW[l] are, layer by layer, in a net as it was drawn: vanishing and exploding, measured."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

import dnn
from pages.ui.figures import style
from pages.ui.page import still
from pages.ui.settings import widgets

UNITS = 64
EXAMPLES = 200


@st.cache_data(show_spinner=False, max_entries=512)
def spreads(initializer: str, activation: str, depth: int, seed: int) -> tuple[list[float], list[float]]:
    """Standard deviation of A[l] and of dW[l], l = 1 ... depth, at the first iteration on standard normal inputs.

    Every hidden layer has 64 units; the labels are drawn, since before training they do not matter.
    """
    rng = np.random.default_rng(seed)
    X, Y = rng.standard_normal((UNITS, EXAMPLES)), (rng.random((1, EXAMPLES)) > 0.5).astype(float)
    params = dnn.initialize((UNITS,) * (depth + 1) + (1,), initializer, rng)
    cost = dnn.COSTS["binary_cross_entropy"]
    net = [dnn.ACTIVATIONS[activation]] * depth + [cost.output]
    with np.errstate(over="ignore", invalid="ignore"):
        _, caches = dnn.network_forward(params, net, X)
        grads = dnn.network_backward(params, net, caches, Y, cost)
        return [float(cache.A.std()) for cache in caches[:-1]], [float(grad.W.std()) for grad in grads[:-1]]


def chart(title: str, rows: dict[str, list[float]]) -> go.Figure:
    """One line a label over the layers, on a log axis; what is 0 or beyond all numbers leaves a gap."""
    figure = style.base(title, 380)
    for i, (label, values) in enumerate(rows.items()):
        shown = [value if 0 < value < 1e300 else None for value in values]
        figure.add_scatter(
            x=list(range(1, len(values) + 1)),
            y=shown,
            name=label,
            mode="lines+markers",
            line=dict(color=style.OKABE_ITO[i], dash=style.DASHES[i]),
            hovertemplate="layer %{x}: %{y:.3g}",
        )
    figure.update_xaxes(title_text="layer l", dtick=1 if len(next(iter(rows.values()))) <= 10 else 2)
    figure.update_yaxes(type="log", exponentformat="power")
    figure.update_layout(legend=dict(x=0.5, xanchor="center", y=-0.2, yanchor="top"), margin_b=90)
    return figure


def show() -> None:
    """Depth and activation to choose, and both spreads, a line an initializer."""
    left, right = st.columns([2, 1])
    depth = widgets.draw("spread_depth", place=left)
    activation = widgets.draw("spread_activation", place=right)
    names = {record.label: name for name, record in dnn.INITIALIZERS.items() if name != "zeros"}
    both = {label: spreads(name, activation, depth, seed=1) for label, name in names.items()}
    titles = ("Spread of A[l] before training", "Spread of dW[l]")
    for i, (column, title) in enumerate(zip(st.columns(2), titles, strict=True)):
        rows = {label: pair[i] for label, pair in both.items()}
        still.show(chart(title, rows), column)
