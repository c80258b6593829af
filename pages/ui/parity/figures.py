"""Pictures of what parity takes: sizes against n, and how folding halves a range."""

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style

COLOURS = dict(zip(dnn.CONSTRUCTIONS, (style.OKABE_ITO[i] for i in (5, 0, 2, 3)), strict=True))
N = range(2, 17)


def sizes(n: int, count: str, measured: dict[tuple[int, int], int]) -> go.Figure:
    """Units or parameters (`count`) of each construction against the number of bits, on a log axis, `n` marked.

    `measured` has the smallest width that learned n bits with a number of hidden layers: (n, layers) -> width.
    """
    figure = style.base(f"Hidden {count}" if count == "units" else "Parameters", 540)
    for name, construction in dnn.CONSTRUCTIONS.items():
        figure.add_scatter(
            x=list(N),
            y=[getattr(construction, count)(k) for k in N],
            mode="lines+markers",
            name=f"{construction.label} ({construction.gates})",
            line=dict(color=COLOURS[name], width=2),
            hovertemplate="n = %{x}: %{y:,}",
        )
    for layers, symbol in ((1, "circle-open"), (2, "diamond-open"), (3, "square-open")):
        dots = sorted((k, width) for (k, depth), width in measured.items() if depth == layers)
        totals = [w * layers if count == "units" else dnn.parameter_count((k, *(w,) * layers, 1)) for k, w in dots]
        figure.add_scatter(
            x=[k for k, _ in dots],
            y=totals,
            mode="markers",
            name=f"learned, layers: {layers}",
            marker=dict(symbol=symbol, size=10, color=style.INK_2, line_width=2),
            hovertemplate="n = %{x}: %{y:,}",
        )
    figure.add_vline(x=n, line=dict(dash="dot", color=style.INK_2))
    figure.update_xaxes(title_text="bits n", dtick=2)
    figure.update_yaxes(type="log", dtick=1)
    legend = dict(orientation="h", x=0.5, xanchor="center", y=-0.24, yanchor="top")
    return figure.update_layout(legend=legend, margin_b=190)


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
    figure.update_layout(legend=dict(orientation="h", x=0.5, xanchor="center", y=-0.25, yanchor="top"), margin_b=80)
    return figure
