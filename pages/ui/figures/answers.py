"""What a net answers: a bar an output, every unit's response, and which classes it takes for which."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.ui.figures.style import AMOUNTS, EDGE, INK, NEGATIVE, POSITIVE, base

BELOW_AND_ABOVE_0 = [[0, NEGATIVE], [0.5, NEGATIVE], [0.5, POSITIVE], [1, POSITIVE]]


def bars(title: str, labels, height: int = 260, **axis) -> go.Figure:
    """One bar a label, filled in later; blue below 0 and orange above when `axis` names no range."""
    figure = base(title, height, showlegend=False)
    nothing = [0] * len(labels)
    marker = dict(color=nothing, colorscale=BELOW_AND_ABOVE_0, cmin=-1e-9, cmax=1e-9)
    figure.add_bar(x=list(labels), y=nothing, hovertemplate="%{x}: %{y:.4f}<extra></extra>", marker=marker)
    figure.update_xaxes(type="category", showgrid=False)
    return figure.update_yaxes(zeroline=True, zerolinecolor=EDGE, **axis)


def responses(sizes, outputs) -> go.Figure:
    """z (diamonds) and a (bars) of every unit, a row of the figure a layer: traces 2l (a) and 2l + 1 (z).

    `sizes` are n_1 ... n_L, `outputs` names the units of the last.
    """
    names = [f"layer {l}" for l in range(1, len(sizes))] + ["output"]
    figure = make_subplots(len(sizes), 1, subplot_titles=names, vertical_spacing=0.5 / (len(sizes) + 1))
    diamond = dict(color=INK, symbol="diamond-open", size=8, line_width=2)
    for row, n in enumerate(sizes, start=1):
        units = [f"{i}" for i in range(1, n + 1)] if row < len(sizes) else list(outputs)
        shared = dict(x=units, y=[0] * n, showlegend=row == 1, row=row, col=1)
        figure.add_bar(name="a", marker_color=EDGE, **shared)
        figure.add_scatter(name="z", mode="markers", marker=diamond, **shared)
    figure.update_layout(base("What every unit makes of it: z and a", 110 + 150 * len(sizes)).layout)
    figure.update_layout(bargap=0.4, margin_t=66)
    figure.update_annotations(font_size=13, x=0, xanchor="left")
    figure.update_traces(hovertemplate="unit %{x}: %{y:.4f}")
    figure.update_xaxes(type="category", showgrid=False, nticks=12, tickangle=0)
    return figure.update_yaxes(zeroline=True, zerolinecolor=EDGE)


def confusion(classes) -> go.Figure:
    """How many images of each class (down) got which answer (across); filled in later."""
    figure = base("Confusion matrix, test part", 400)
    figure.add_heatmap(
        x=list(classes),
        y=list(classes),
        z=np.zeros((len(classes),) * 2).tolist(),
        colorscale=AMOUNTS,
        xgap=2,
        ygap=2,
        showscale=False,
        texttemplate="%{z:d}",
        hovertemplate="is %{y}, taken for %{x}: %{z:d}<extra></extra>",
    )
    figure.update_xaxes(title_text="answer", type="category", showgrid=False)
    return figure.update_yaxes(title_text="truth", type="category", showgrid=False, autorange="reversed")
