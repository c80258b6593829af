"""A number learned from a number: the examples, and the curve that is fitted to them."""

import numpy as np
import plotly.graph_objects as go

from pages.ui.figures.style import INK, INK_2, base


def fitted_curve(X, Y) -> go.Figure:
    """Points of a regression, X and Y (1, m); trace 1 is the fitted curve, to hover over: it is painted otherwise."""
    figure = base("A number: linear output", 330, showlegend=False)
    marker, line = dict(color=INK_2, size=5), dict(color=INK, width=3)
    figure.add_scatter(x=X[0].tolist(), y=Y[0].tolist(), mode="markers", marker=marker, hoverinfo="skip")
    figure.add_scatter(x=[], y=[], mode="lines", line=line, opacity=0, hovertemplate="%{y:.3f}<extra></extra>")
    figure.update_xaxes(title_text="size of the house (standardized)", range=_around(X))
    return figure.update_yaxes(title_text="price (standardized)", range=_around(Y))


def _around(values: np.ndarray) -> list[float]:
    low, high = float(values.min()), float(values.max())
    return [low - 0.06 * (high - low), high + 0.06 * (high - low)]
