"""The truth table as a map: neighbours differ in one bit (Gray code), so parity is a perfect checkerboard.

Bars beside it say which bits of a row or column are 1, as on a Karnaugh map.
"""

from itertools import groupby

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.figures.shading import TILE_PALETTE, palette_png, shaded
from pages.ui.live.nets import small
from pages.ui.live.updates import Updates

PITCH, THICK = 12, 4  # px from one bit's bars to the next, and of a bar
ROOM = 8  # px outside of all


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


def figure(title: str, n: int, held_out: np.ndarray | None = None) -> go.Figure:
    """The map without its image; the cells of the inputs held out, (2^n,) bool, are outlined."""
    at = places(n)
    rows, columns = at.shape
    made = style.base(title, 300, showlegend=False, meta="small pixels fit")
    bits = dnn.parity_examples(n, 0.0)[0].astype(int)  # (n, 2^n)
    held = np.zeros(2**n, bool) if held_out is None else held_out
    i, j = np.indices(at.shape)
    words = ["".join(map(str, bits[:, k])) + (", held out" if held[k] else "") for k in at.ravel()]
    made.add_scatter(
        x=(j.ravel() + 0.5).tolist(),
        y=(i.ravel() + 0.5).tolist(),
        mode="markers",
        customdata=words,
        hovertemplate="x = %{customdata}<extra></extra>",
        marker=dict(
            symbol="square-open",
            size=max(3, 150 / columns),
            color=style.INK,
            line_width=1.5,
            opacity=held[at].ravel().astype(float).tolist(),
        ),
    )
    above = n // 2
    for k in range(n):
        if k < above:
            _bars(made, bit(k), PITCH * (above - k), bits[k, at[:, 0]], down=True)
        else:
            _bars(made, bit(k), PITCH * (n - k), bits[k, at[0]], down=False)
    made.update_xaxes(visible=False, range=[0, columns], fixedrange=True, constrain="domain", constraintoward="left")
    made.update_yaxes(
        visible=False, range=[rows, 0], fixedrange=True, scaleanchor="x", constrain="domain", constraintoward="top"
    )
    sides = dict(l=PITCH * above + ROOM, t=52 + PITCH * (n - above), r=2 * PITCH, b=PITCH + ROOM)
    return made.update_layout(margin=sides, title_pad_t=16)  # for a title of two lines


def bit(k: int) -> str:
    """The name of the bit number k, counted from 0: x₁, x₂ ..."""
    return "x" + "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(k + 1))


def runs_of_ones(bits: np.ndarray) -> list[tuple[int, int]]:
    """Where bits (k,) are 1: first and behind the last of each run."""
    runs, start = [], 0
    for one, run in groupby(bits):
        end = start + len(list(run))
        runs += [(start, end)] if one else []
        start = end
    return runs


def _bars(made: go.Figure, name: str, away: float, bits: np.ndarray, down: bool) -> None:
    """A bit's bars so many px left of the map, or above it, along the rows or columns where it is 1, and its name."""
    along, across = ("y", "x") if down else ("x", "y")
    near = -away if down else away - THICK  # px, counted to the right and up
    for start, end in runs_of_ones(bits):
        made.add_shape(
            type="rect",
            fillcolor=style.INK_2,
            line_width=0,
            **{f"{along}0": start + 0.06, f"{along}1": end - 0.06, f"{along}ref": along},
            **{f"{across}ref": "paper", f"{across}sizemode": "pixel", f"{across}anchor": 0 if down else 1},
            **{f"{across}0": near, f"{across}1": near + THICK},
        )
    middle = near + THICK / 2
    place = (
        dict(x=0, xref="paper", xshift=middle, y=0, yref="paper", yshift=-1, yanchor="top")
        if down
        else dict(x=1, xref="paper", xshift=1, xanchor="left", y=1, yref="paper", yshift=middle, yanchor="middle")
    )
    made.add_annotation(text=name, showarrow=False, font=dict(size=10, color=style.INK), **place)
