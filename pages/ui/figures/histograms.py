"""How values are distributed: in each layer, or of one unit in each class."""

import numpy as np
import plotly.graph_objects as go

from pages.ui.figures.style import AMOUNTS, CLASSES, DASHES, OKABE_ITO, base

BINS = 24


def of_layers(title: str, depth: int) -> go.Figure:
    """Distribution of one quantity in each of `depth` layers: a trace a layer, filled in later."""
    figure = base(title, 340)
    for l in range(depth):
        _add_steps(figure, f"layer {l + 1}", OKABE_ITO[l], DASHES[l], "%{x:.2f}: %{y:.1%}")
    return figure.update_yaxes(tickformat=".0%", rangemode="tozero")


def of_classes(title: str, classes) -> go.Figure:
    """Shares of a's values by class: a line a class for two, else a heat-map with a row a class; filled in later."""
    figure = base(title, 380)
    if len(classes) == 2:
        for label, colour, dash in zip(classes, CLASSES, ("solid", "dash"), strict=True):
            _add_steps(figure, label, colour, dash, "a = %{x:.2f}: %{y:.0%}")
        figure.update_yaxes(tickformat=".0%", rangemode="tozero", title_text="share of the class")
    else:
        hover = "%{y}, a = %{x:.2f}: %{z:.0%}<extra></extra>"
        nothing = [[0]] * len(classes)
        figure.add_heatmap(x=[0], y=list(classes), z=nothing, colorscale=AMOUNTS, showscale=False, hovertemplate=hover)
        figure.update_yaxes(type="category", title_text="class")
    return figure.update_xaxes(title_text="a", showgrid=False)


def _add_steps(figure: go.Figure, name: str, colour: str, dash: str, hover: str) -> None:
    line = dict(color=colour, dash=dash, shape="hvh", width=2)
    figure.add_scatter(x=[0], y=[0], name=name, mode="lines", line=line, hovertemplate=hover)


def shares(values: np.ndarray, labels: np.ndarray, classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Middles of BINS bins over `values` (m,), and the share of each class's values in each: (BINS,), (classes, BINS).

    `labels` (m,) are class indices.
    """
    low, high = float(values.min()), float(values.max())
    if not high > low:
        low, high = low - 0.5, high + 0.5
    edges = np.linspace(low, high, BINS + 1)
    counts = np.array([np.histogram(values[labels == k], edges)[0] for k in range(classes)], float)
    return (edges[:-1] + edges[1:]) / 2, counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
