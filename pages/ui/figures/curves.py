"""Cost curves: the figures, and how many points of a curve are worth sending."""

from itertools import pairwise

import numpy as np
import plotly.graph_objects as go

from pages.ui.figures.style import BLUE, DASHES, GREY, OKABE_ITO, ORANGE, base


def cost_curve(pinned=None) -> go.Figure:
    """Cost J on train and test against the iteration, traces 0 and 1, and where the run stands, trace 2.

    `pinned` are iterations and both costs of another run. Buttons choose the axes.
    """
    figure = _curves([("train", BLUE, "solid"), ("test", ORANGE, "dash")], 440)
    dot = dict(color=BLUE, size=10, line=dict(width=2, color="white"))
    figure.add_scatter(x=[], y=[], mode="markers", showlegend=False, marker=dot, hoverinfo="skip")
    if pinned is not None:
        i, *costs = pinned
        for name, values, dash in zip(("pinned, train", "pinned, test"), costs, ("solid", "dash"), strict=True):
            line = dict(color=GREY, dash=dash, width=2)
            figure.add_scatter(x=i, y=values, name=name, mode="lines", line=line, hovertemplate="%{y:.6g}")
        figure.update_layout(meta="wide", legend=dict(x=0.5, y=-0.17, xanchor="center", yanchor="top"), margin_b=80)
    return figure


def cost_curves(labels) -> go.Figure:
    """Training cost of several nets, a trace each; buttons choose the axes."""
    styles = [(label, OKABE_ITO[i % 8], DASHES[i % len(DASHES)]) for i, label in enumerate(labels)]
    figure = _curves(styles, 400)
    figure.update_layout(meta="wide")
    figure.update_layout(legend=dict(x=0.5, y=-0.2, xanchor="center", yanchor="top"), margin_b=90)
    return figure


def _curves(styles, height: int) -> go.Figure:
    figure = base("Cost J", height, hovermode="x unified")
    for name, colour, dash in styles:
        figure.add_scatter(x=[], y=[], name=name, mode="lines", line=dict(color=colour, dash=dash, width=2))
    figure.update_traces(hovertemplate="%{y:.6g}")
    figure.update_xaxes(title=dict(text="iteration", standoff=4), rangemode="tozero", hoverformat=",d")
    axes = (("linear", "linear", "linear"), ("log J", "linear", "log"), ("log both", "log", "log"))
    buttons = [
        dict(label=label, method="relayout", args=[{
            "xaxis.type": x, "yaxis.type": y, "xaxis.autorange": True, "yaxis.autorange": True,
        }]) for label, x, y in axes
    ]  # fmt: skip
    figure.update_layout(updatemenus=[dict(
        type="buttons", direction="right", buttons=buttons, x=0, xanchor="left", y=1.02, yanchor="bottom",
        pad=dict(l=0, t=0, b=0), font_size=11, bgcolor="rgba(128,138,148,0.18)", borderwidth=0, showactive=False,
    )], margin_t=74)  # fmt: skip
    return figure


def thinned(x: np.ndarray, *ys: np.ndarray, most: int = 600) -> list[np.ndarray]:
    """At most about `most` points of curves over x (n,): of each stretch the ends and the extremes of the first y."""
    if len(x) <= most:
        return [x, *ys]
    edges = np.unique(np.linspace(0, len(x), most // 3 + 1).astype(int))
    keep = {0, len(x) - 1}
    for start, stop in pairwise(edges):
        part = ys[0][start:stop]
        keep |= {int(start), int(start + np.argmin(part)), int(start + np.argmax(part))}
    kept = np.array(sorted(keep))
    return [values[kept] for values in (x, *ys)]
