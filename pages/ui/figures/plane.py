"""The plane of two inputs: points, extent, grid, and the shaded probability with its 0.5 line."""

import numpy as np
import plotly.graph_objects as go
from PIL import Image

from pages.ui.figures.shading import LINE, PALETTE, palette_png, shaded
from pages.ui.figures.style import CLASSES, PAPER, SYMBOLS, THREE, base, italic

Extent = tuple[float, float, float, float]  # x1 low and high, x2 low and high
GRID = 100  # points of the plane on each side
FINER = 3  # the probability is drawn this many times finer than it is computed


def plane(X_train, Y_train, X_test, Y_test, extent, names=("x1", "x2")) -> go.Figure:
    """Points (2, m); the probability is painted below; extent is (x1 low, high, x2 low, high)."""
    left, right, bottom, top = extent
    figure = base("Decision boundary", 440, showlegend=False)
    hover = f"{names[0]} = %{{x:.3f}}<br>{names[1]} = %{{y:.3f}}"
    for X, Y, part in ((X_train, Y_train, "train"), (X_test, Y_test, "test")):
        for label, colour, symbol in zip((0, 1), CLASSES, SYMBOLS, strict=False):
            fill, line = (
                (colour, dict(width=0.8, color=PAPER)) if part == "train" else (PAPER, dict(width=1.5, color=colour))
            )
            marker = dict(color=fill, symbol=symbol, size=6.5 + label, line=line)
            _add_points(
                figure,
                X[:, Y[0] == label],
                marker,
                name=f"y = {label}, {part}",
                hovertemplate=hover,
                unselected=dict(marker_opacity=0),
            )
    frame = dict(showgrid=False, showline=True, mirror=True, nticks=5, constrain="domain")
    figure.update_xaxes(
        title=dict(text=italic(names[0]), standoff=0), range=[left, right], constraintoward="left", **frame
    )
    figure.update_yaxes(
        title=dict(text=italic(names[1]), standoff=0),
        range=[bottom, top],
        scaleanchor="x",
        constraintoward="top",
        **frame,
    )
    return figure.update_layout(margin=dict(l=40, r=4, t=4, b=34))


def small_plane(title: str, X, Y, extent) -> go.Figure:
    """One of several boundaries: the points (2, m) of both classes, no axes and no legend."""
    figure = _bare(base(title, 230, showlegend=False, meta="small"), extent)
    for label, colour, symbol in zip((0, 1), CLASSES, SYMBOLS, strict=False):
        marker = dict(color=colour, symbol=symbol, size=4)
        _add_points(figure, X[:, Y[0] == label], marker, hoverinfo="skip")
    return figure.update_layout(margin=dict(l=8, r=8, t=40, b=8))


def three_classes(X, Y, extent) -> go.Figure:
    """Points (2, m) of three classes, Y one-hot (3, m)."""
    figure = _bare(base("Several classes: softmax", 330, showlegend=False), extent)
    for of, colour, symbol in zip(Y == 1, THREE, SYMBOLS, strict=True):
        marker = dict(color=colour, symbol=symbol, size=6, line=dict(width=0.6, color=PAPER))
        _add_points(figure, X[:, of], marker, hoverinfo="skip")
    return figure


def _add_points(figure: go.Figure, X, marker: dict, **more) -> None:
    x, y = X.round(4).tolist()
    figure.add_scatter(x=x, y=y, mode="markers", marker=marker, **more)


def _bare(figure: go.Figure, extent) -> go.Figure:
    """A picture that fills `extent`, without axes."""
    left, right, bottom, top = extent
    figure.update_xaxes(visible=False, range=[left, right], constrain="domain")
    return figure.update_yaxes(visible=False, range=[bottom, top], scaleanchor="x", constrain="domain")


def extent_of(X: np.ndarray) -> Extent:
    """A square around the points (2, m) with some room: x1 low and high, x2 low and high."""
    middle = (X.max(axis=1) + X.min(axis=1)) / 2
    half = 0.55 * (X.max(axis=1) - X.min(axis=1)).max() + 0.05
    return (middle[0] - half, middle[0] + half, middle[1] - half, middle[1] + half)


def grid(extent: Extent, n: int) -> np.ndarray:
    """n x n points of the plane as columns (2, n^2), row by row from the top."""
    left, right, bottom, top = extent
    x1, x2 = np.meshgrid(np.linspace(left, right, n), np.linspace(top, bottom, n))
    return np.stack([x1.ravel(), x2.ravel()])


def probability_png(P: np.ndarray) -> bytes:
    """Probabilities (n, n), top row first, as a shaded image with the line P = 0.5."""
    size = (P.shape[1] * FINER, P.shape[0] * FINER)
    finer = np.asarray(Image.fromarray((2 * P - 1).astype(np.float32)).resize(size, Image.Resampling.BICUBIC))
    indices = shaded(finer)
    one = finer > 0
    crosses = np.zeros_like(one)
    crosses[:-1] |= one[:-1] != one[1:]
    crosses[:, :-1] |= one[:, :-1] != one[:, 1:]
    crosses[1:] |= crosses[:-1].copy()  # two pixels wide
    indices[crosses] = LINE
    return palette_png(indices, PALETTE)
