"""Every activation and its slope, side by side."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.ui.figures.style import INK, INK_2

COLUMNS = 3
Z = np.linspace(-6, 6, 241)


def activations(records, z: float) -> go.Figure:
    """g (solid) and its slope g' (dashed) of every activation in `records`, label -> Activation, with z marked."""
    rows = -(-len(records) // COLUMNS)
    figure = make_subplots(rows, COLUMNS, subplot_titles=list(records), vertical_spacing=0.1, horizontal_spacing=0.06)
    at = np.array([z])
    for i, activation in enumerate(records.values()):
        place = dict(row=i // COLUMNS + 1, col=i % COLUMNS + 1)
        slope, slope_at = (activation.g_prime(points, activation.g(points)) for points in (Z, at))
        _add_line(figure, "g(z)", dict(color=INK, dash="solid"), activation.g(Z), place, in_legend=i == 0)
        _add_point(figure, "g(z)", INK, at, activation.g(at), place)
        _add_line(figure, "g'(z)", dict(color=INK_2, dash="dash"), slope, place, in_legend=i == 0)
        _add_point(figure, "g'(z)", INK_2, at, slope_at, place)
    figure.update_traces(hovertemplate="z = %{x:.2f}: %{y:.4f}")
    figure.update_layout(height=230 * rows, margin=dict(l=30, r=10, t=50, b=30), legend=dict(orientation="h", y=1.1))
    figure.update_yaxes(range=[-1.3, 2.3])
    return figure


def _add_line(figure: go.Figure, name: str, line: dict, values, place: dict, in_legend: bool) -> None:
    figure.add_scatter(x=Z, y=values, name=name, legendgroup=name, showlegend=in_legend, line=line, **place)


def _add_point(figure: go.Figure, name: str, colour: str, x, y, place: dict) -> None:
    marker = dict(color=colour, size=9)
    figure.add_scatter(x=x, y=y, mode="markers", marker=marker, showlegend=False, name=name, **place)
