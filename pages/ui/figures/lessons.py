"""Figures of the lessons, in the style of figures.py. Knows no Streamlit."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.ui.figures.style import BLUE, DASHES, OKABE_ITO, ORANGE, THREE, base, image


def activations(records, z: float) -> go.Figure:
    """g (solid) and its slope g' (dashed) of every activation in `records`, label -> Activation, with z marked."""
    columns = 3
    rows = -(-len(records) // columns)
    figure = make_subplots(rows, columns, subplot_titles=list(records), vertical_spacing=0.1, horizontal_spacing=0.06)
    Z = np.linspace(-6, 6, 241)
    for i, activation in enumerate(records.values()):
        place = dict(row=i // columns + 1, col=i % columns + 1)
        at = np.array([z])
        for name, colour, dash, values, mark in (
            ("g(z)", BLUE, "solid", activation.g(Z), activation.g(at)),
            ("g'(z)", ORANGE, "dash", activation.g_prime(Z, activation.g(Z)), activation.g_prime(at, activation.g(at))),
        ):
            figure.add_scatter(
                x=Z,
                y=values,
                name=name,
                legendgroup=name,
                showlegend=i == 0,
                line=dict(color=colour, dash=dash),
                **place,
            )
            figure.add_scatter(
                x=at, y=mark, mode="markers", marker=dict(color=colour, size=9), showlegend=False, name=name, **place
            )
    figure.update_traces(hovertemplate="z = %{x:.2f}: %{y:.4f}")
    figure.update_layout(height=230 * rows, margin=dict(l=30, r=10, t=50, b=30), legend=dict(orientation="h", y=1.1))
    figure.update_yaxes(range=[-1.3, 2.3])
    return figure


def histograms(title: str, depth: int) -> go.Figure:
    """Distribution of one quantity in each of `depth` layers: a trace a layer, filled in later."""
    figure = base(title, 340)
    for l in range(depth):
        figure.add_scatter(
            x=[], y=[], name=f"layer {l + 1}", mode="lines", line=dict(color=OKABE_ITO[l], dash=DASHES[l], shape="hvh"),
            hovertemplate="%{x:.2f}: %{y:.1%}",
        )  # fmt: skip
    figure.update_yaxes(tickformat=".0%", rangemode="tozero")
    return figure


def three_classes(X, Y, extent) -> go.Figure:
    """Points (2, m) of three classes, Y one-hot (3, m), over a layout image."""
    left, right, bottom, top = extent
    figure = base("Several classes: softmax", 330, showlegend=False)
    for label, (colour, symbol) in enumerate(zip(THREE, ("circle", "diamond", "square"), strict=True)):
        of = Y[label] == 1
        figure.add_scatter(
            x=X[0, of].round(4).tolist(), y=X[1, of].round(4).tolist(), mode="markers", hoverinfo="skip",
            marker=dict(color=colour, symbol=symbol, size=6, line=dict(width=0.6, color="white")),
        )  # fmt: skip
    figure.add_layout_image(image(left, top, right - left, top - bottom))
    figure.update_xaxes(visible=False, range=[left, right], constrain="domain")
    figure.update_yaxes(visible=False, range=[bottom, top], scaleanchor="x", constrain="domain")
    return figure


def fitted_curve(X, Y) -> go.Figure:
    """Points of a regression and, as trace 1, the fitted curve."""
    figure = base("A number: linear output", 330, showlegend=False)
    figure.add_scatter(
        x=X[0].tolist(), y=Y[0].tolist(), mode="markers", marker=dict(color=BLUE, size=5), hoverinfo="skip"
    )
    figure.add_scatter(
        x=[], y=[], mode="lines", line=dict(color=ORANGE, width=3), hovertemplate="%{y:.3f}<extra></extra>"
    )
    figure.update_xaxes(title_text="size of the house (standardized)")
    figure.update_yaxes(title_text="price (standardized)")
    return figure
