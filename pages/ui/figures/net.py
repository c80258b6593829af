"""A net's first weights as a figure, and where the nodes and edges of its diagram lie."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures.style import SIGNED, base, italic

WIDTHS = (0.4, 1.0, 2.0, 3.5, 5.0)  # pixels
MOST_EDGES = 400  # a layer; of a larger one the largest weights are shown


def weights(W, b, inputs) -> go.Figure:
    """First layer's W (n_1, n_0) and b (n_1, 1) as one heat-map (trace 0), a row a unit; `inputs` are names."""
    n = len(W)
    columns = [*inputs, "b"]
    figure = base("First-layer weights W[1], b[1]", 300, meta="late")
    figure.add_heatmap(
        x=columns,
        y=[f"{i}" for i in range(1, n + 1)],
        z=np.hstack([W, b]).tolist(),
        opacity=0,  # the cells are painted below; this brings the numbers on hover, and the scale
        colorscale=SIGNED,
        zmid=0,
        xgap=2,
        ygap=1,
        showscale=False,
        hovertemplate="unit %{y}, %{x}: %{z:.5f}<extra></extra>",
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, ticks="", tickfont_size=11)
    names = [italic(name) for name in columns]
    figure.update_xaxes(side="top", showgrid=False, tickangle=0, ticks="", tickvals=columns, ticktext=names)
    return figure.update_layout(margin=dict(l=26, r=2, t=22, b=24))


class Nodes(NamedTuple):
    """Places and names of the units."""

    x: list[float]
    y: list[float]
    names: list[str]
    columns: list[int]
    labels: list[str]
    size: float


class NetDiagram:
    """Where the units of a net of n_0 ... n_L units stand, and the edges between them."""

    BUCKETS = tuple((positive, width) for positive in (False, True) for width in WIDTHS)

    def __init__(self, sizes: Sequence[int], inputs: Sequence[str] = ()):
        self.heights = [np.linspace(1, -1, n + 2)[1:-1] for n in sizes]
        symbols = ["x", *("a" for _ in sizes[1:-1]), "ŷ"]
        x = [float(l) for l, n in enumerate(sizes) for _ in range(n)]
        y = np.concatenate(self.heights).tolist()
        names = [f"{symbols[l]}{i}, layer {l}" for l, n in enumerate(sizes) for i in range(1, n + 1)]
        names[: len(inputs)] = inputs
        labels = ["input", *(f"layer {l}" for l in range(1, len(sizes) - 1)), "output"]
        self.nodes = Nodes(x, y, names, list(range(len(sizes))), labels, float(np.clip(220 / max(sizes), 4, 16)))

    def edges(self, params: Sequence[dnn.Layer]) -> list[tuple[np.ndarray, np.ndarray]]:
        """x and y of each bucket: the ends of its edges, two and then a gap (NaN)."""
        rows = [self._layer(l, layer.W) for l, layer in enumerate(params)]
        x0, y0, y1, bucket = (np.concatenate(column) for column in zip(*rows, strict=True))
        places = []
        for k in range(len(self.BUCKETS)):
            of = bucket == k
            gap = np.full(of.sum(), np.nan)
            x, y = (np.stack(ends, axis=1).ravel() for ends in ((x0[of], x0[of] + 1, gap), (y0[of], y1[of], gap)))
            places.append((x.astype(np.float32), y.astype(np.float32)))
        return places

    def _layer(self, l: int, W):
        """Columns x0, y0, y1, bucket of the edges from layer l to l + 1; widths relative to the layer's largest."""
        size = np.abs(W).ravel()
        chosen = np.argsort(size)[-MOST_EDGES:]
        to, come_from = np.divmod(chosen, W.shape[1])
        relative = size[chosen] / (size.max() or 1)
        width = np.minimum((relative * len(WIDTHS)).astype(int), len(WIDTHS) - 1)
        bucket = width + len(WIDTHS) * (W.ravel()[chosen] > 0)
        return np.full(len(chosen), float(l)), self.heights[l][come_from], self.heights[l + 1][to], bucket
