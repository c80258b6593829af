"""The truth table as a map: neighbours differ in one bit (Gray code), so parity is a perfect checkerboard."""

import numpy as np

from pages.ui.figures import style
from pages.ui.figures.shading import TILE_PALETTE, palette_png, shaded
from pages.ui.live.nets import small
from pages.ui.live.updates import Updates


def gray_code(count: int) -> np.ndarray:
    """0 ... count - 1 in Gray code: each differs from the next in one bit; (count,)."""
    i = np.arange(count)
    return i ^ (i >> 1)


def places(n: int) -> np.ndarray:
    """Which input (as `dnn.parity_examples` counts them) lies in each cell; (2^(n//2), 2^(n - n//2))."""
    below = n - n // 2
    return (gray_code(2 ** (n // 2))[:, np.newaxis] << below) | gray_code(2**below)


def png(P: np.ndarray, n: int) -> bytes:
    """Probabilities P (2^n,) of an odd number of ones, blue for even and orange for odd."""
    return palette_png(shaded(2 * P[places(n)] - 1), TILE_PALETTE)


def draw(figure: str, P: np.ndarray, n: int, updates: Updates) -> None:
    """The map in a figure: each cell from even to odd."""
    at = places(n)
    rows, columns = at.shape
    options = {"height": rows, "width": columns, "places": [[0, 0]], "edges": [0, columns, rows, 0]}
    updates.paint("tiles", figure, [small(2 * P[at] - 1, 1)], **options)


def figure(title: str, n: int, held_out: np.ndarray | None = None):
    """The map without its image; the cells of the inputs held out, (2^n,) bool, are outlined."""
    rows, columns = places(n).shape
    made = style.base(title, 300, showlegend=False, meta="small pixels fit")
    i, j = np.nonzero(held_out[places(n)]) if held_out is not None else (np.empty(0), np.empty(0))
    made.add_scatter(
        x=(j + 0.5).tolist(),
        y=(i + 0.5).tolist(),
        mode="markers",
        hovertemplate="held out<extra></extra>",
        marker=dict(symbol="square-open", size=max(3, 150 / columns), color=style.INK, line_width=1.5),
    )
    made.update_xaxes(visible=False, range=[0, columns], fixedrange=True, constrain="domain")
    made.update_yaxes(
        visible=False, range=[rows, 0], fixedrange=True, scaleanchor="x", constrain="domain", constraintoward="top"
    )
    return made.update_layout(margin=dict(l=8, r=8, t=56, b=8))
