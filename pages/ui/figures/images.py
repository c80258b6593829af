"""Figures of nets that look at images, in the style of figures.py. Knows no Streamlit."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.ui.figures.style import BLUE, GREY, ORANGE, base

BINS = 24


def histogram(title: str, classes) -> go.Figure:
    """Shares of a's values by class: a line a class for two, else a heat-map with a row a class; filled in later."""
    figure = base(title, 380)
    if len(classes) == 2:
        for label, colour, dash in zip(classes, (BLUE, ORANGE), ("solid", "dash"), strict=True):
            figure.add_scatter(
                x=[], y=[], name=label, mode="lines", line=dict(color=colour, dash=dash, shape="hvh", width=2),
                hovertemplate="a = %{x:.2f}: %{y:.0%}",
            )  # fmt: skip
        figure.update_yaxes(tickformat=".0%", rangemode="tozero", title_text="share of the class")
    else:
        figure.add_heatmap(
            x=[], y=list(classes), z=[], colorscale="Cividis", showscale=False,
            hovertemplate="%{y}, a = %{x:.2f}: %{z:.0%}<extra></extra>",
        )  # fmt: skip
        figure.update_yaxes(type="category", title_text="class")
    return figure.update_xaxes(title_text="a", showgrid=False)


def bars(title: str, labels, height: int = 260, **axis) -> go.Figure:
    """One bar a label, filled in later; blue below 0 and orange above when `axis` names no range."""
    figure = base(title, height, showlegend=False)
    figure.add_bar(
        x=list(labels), y=[0] * len(labels), hovertemplate="%{x}: %{y:.4f}<extra></extra>",
        marker=dict(
            color=[0] * len(labels), colorscale=[[0, BLUE], [0.5, BLUE], [0.5, ORANGE], [1, ORANGE]],
            cmin=-1e-9, cmax=1e-9,
        ),
    )  # fmt: skip
    figure.update_xaxes(type="category", showgrid=False)
    return figure.update_yaxes(zeroline=True, zerolinecolor=GREY, **axis)


def responses(sizes, outputs) -> go.Figure:
    """z (diamonds) and a (bars) of every unit, a row of the figure a layer: traces 2l (a) and 2l + 1 (z).

    `sizes` are n_1 ... n_L, `outputs` names the units of the last.
    """
    names = [f"layer {l}" for l in range(1, len(sizes))] + ["output"]
    figure = make_subplots(len(sizes), 1, subplot_titles=names, vertical_spacing=0.5 / (len(sizes) + 1))
    for row, n in enumerate(sizes, start=1):
        units = [f"{i}" for i in range(1, n + 1)] if row < len(sizes) else list(outputs)
        shared = dict(row=row, col=1)
        figure.add_bar(x=units, y=[0] * n, marker_color=BLUE, name="a", showlegend=row == 1, **shared)
        figure.add_scatter(
            x=units, y=[0] * n, mode="markers", name="z", showlegend=row == 1,
            marker=dict(color=ORANGE, symbol="diamond-open", size=8, line_width=2), **shared,
        )  # fmt: skip
    styled = base("What every unit makes of it: z and a", 110 + 150 * len(sizes))
    figure.update_layout(styled.layout)
    figure.update_layout(bargap=0.4, margin_t=66)
    figure.update_annotations(font_size=13, x=0, xanchor="left")
    figure.update_traces(hovertemplate="unit %{x}: %{y:.4f}")
    figure.update_xaxes(type="category", showgrid=False, nticks=12, tickangle=0)
    return figure.update_yaxes(zeroline=True, zerolinecolor=GREY)


def confusion(classes) -> go.Figure:
    """How many images of each class (down) got which answer (across); filled in later."""
    figure = base("Confusion matrix, test part", 400)
    figure.add_heatmap(
        x=list(classes), y=list(classes), z=np.zeros((len(classes),) * 2).tolist(), colorscale="Blues", xgap=2, ygap=2,
        showscale=False, texttemplate="%{z:d}", hovertemplate="is %{y}, taken for %{x}: %{z:d}<extra></extra>",
    )  # fmt: skip
    figure.update_xaxes(title_text="answer", type="category", showgrid=False)
    figure.update_yaxes(title_text="truth", type="category", showgrid=False, autorange="reversed")
    return figure


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
