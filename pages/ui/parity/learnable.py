"""Representable is not learnable: how many seeds learn at each width and depth, and how the iterations grow with n."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.parity.facts import ENOUGH

SYMBOLS = {"dnf": "square", "tree": "triangle-up", "counting": "circle", "folding": "diamond"}
DARK = 0.65  # a share from which on a cell is darker than its words may be
LOW = 0.28  # of a cell's height below its middle, where its mark stands


def heat_map(rows: pd.DataFrame, n: int, cells: Sequence[tuple[int, int]]) -> go.Figure:
    """Success rates by width (x) and layers (y) of `rows`, a row a cell; `cells` (layers, width) without one are empty.

    Marks show how large the constructions are, at their mean number of units a layer; a line bounds what at least 80 %
    of the seeds learn.
    """
    depths, widths = (sorted(set(axis)) for axis in zip(*cells, strict=True))
    wide = rows.pivot(index="layers", columns="width", values="share").reindex(index=depths, columns=widths)
    share = wide.to_numpy()
    words = {(int(row.layers), int(row.width)): _words(row) for row in rows.itertuples()}
    made = style.base(f"n = {n}: of 100 seeds, how many learn all {2**n} inputs", 120 + 62 * len(depths))
    made.add_heatmap(
        z=np.where(np.isnan(share), None, share),
        customdata=[[words.get((layers, width), "not run yet") for width in widths] for layers in depths],
        hovertemplate="%{customdata}<extra></extra>",
        zmin=0,
        zmax=1,
        colorscale=style.AMOUNTS,
        showscale=False,
        xgap=2,
        ygap=2,
    )
    _write(made, share)
    _mark(made, n, widths, depths)
    _bound(made, share)
    made.update_xaxes(
        title_text="units a layer", tickvals=list(range(len(widths))), ticktext=list(map(str, widths)), fixedrange=True
    )
    made.update_xaxes(showgrid=False, range=[-0.5, len(widths) - 0.5])
    made.update_yaxes(
        title_text="hidden layers", tickvals=list(range(len(depths))), ticktext=list(map(str, depths)), fixedrange=True
    )
    made.update_yaxes(showgrid=False, range=[-0.5, len(depths) - 0.5])
    return made.update_layout(legend=style.BELOW, margin_b=124)


def _write(made: go.Figure, share: np.ndarray) -> None:
    """The numbers into the cells; an empty cell has a point. Plotly's own type could not be read on middle greys."""
    for dark, colour in ((False, style.INK), (True, style.PAPER)):
        at = [place for place, value in np.ndenumerate(share) if (value > DARK) == dark]
        made.add_scatter(
            x=[column for _, column in at],
            y=[row for row, _ in at],
            text=["·" if np.isnan(share[place]) else f"{100 * share[place]:.0f}" for place in at],
            mode="text",
            textfont=dict(size=12, color=colour),
            hoverinfo="skip",
            showlegend=False,
        )


def _words(row) -> str:
    layers = f"{row.layers:.0f} layer{'s' * (row.layers > 1)} of {row.width:.0f}"
    took = "" if pd.isna(row.median_iterations) else f"<br>median {row.median_iterations:,.0f} iterations"
    return f"{layers}: {row.successes} of {row.seeds} seeds<br>95 %: {row.low:.0%} to {row.high:.0%}{took}"


def _mark(made: go.Figure, n: int, widths: Sequence[int], depths: Sequence[int]) -> None:
    """Where the constructions lie: exact with hand-set weights."""
    for name, construction in dnn.CONSTRUCTIONS.items():
        units = construction.widths(n)
        mean = sum(units) / len(units)
        if len(units) not in depths or mean > widths[-1]:
            continue
        made.add_scatter(
            x=[float(np.interp(mean, widths, range(len(widths))))],
            y=[depths.index(len(units)) - LOW],
            mode="markers",
            name=f"{construction.label} {'-'.join(map(str, units))}",
            marker=dict(symbol=SYMBOLS[name], size=13, color=style.VERMILION, line=dict(width=2, color=style.PAPER)),
            hovertemplate=f"{construction.label}: exact with {'-'.join(map(str, units))} units"
            "<br>(drawn at the mean of its layers)<extra></extra>",
        )


def _bound(made: go.Figure, share: np.ndarray) -> None:
    """A line left of the cells of each depth that enough seeds learn, where that is so from some width on."""
    x: list[float] = []
    y: list[float] = []
    for depth, line in enumerate(share):
        enough = np.flatnonzero(line >= ENOUGH)
        if enough.size:
            x += [enough[0] - 0.5] * 2
            y += [depth - 0.5, depth + 0.5]
    made.add_scatter(
        x=x, y=y, mode="lines", name="80 % learn: right of it", line=dict(color=style.INK, width=3), hoverinfo="skip"
    )


def growth_figure(rows: pd.DataFrame) -> go.Figure:
    """Median iterations until all inputs shown are right, against n: a colour a depth, dashed if a part is held out."""
    made = style.base("Median iterations until all shown are right", 380)
    ordered = rows.sort_values(["train_percent", "layers"], ascending=[False, True])
    for (layers, shown), of in ordered.groupby(["layers", "train_percent"], sort=False):
        of = of[np.isfinite(of["median"])].sort_values("n")
        high = np.where(np.isfinite(of["high"]), of["high"], of["median"])
        made.add_scatter(
            x=of["n"],
            y=of["median"],
            error_y=dict(array=high - of["median"], arrayminus=of["median"] - of["low"], thickness=1.5, width=4),
            name=f"{layers} layer{'s' * (layers > 1)}, {'all' if shown == 100 else f'{shown} %'}",
            mode="lines+markers",
            line=dict(color=style.OKABE_ITO[layers - 1], dash="solid" if shown == 100 else "dash"),
            marker=dict(symbol="circle" if shown == 100 else "circle-open", size=7),
            customdata=of[["low", "high", "successes", "seeds"]],
            hovertemplate="n = %{x}: %{y:,.0f} (95 %: %{customdata[0]:,.0f} to %{customdata[1]:,.0f})"
            "<br>%{customdata[2]} of %{customdata[3]} seeds within 3000",
        )
    made.update_xaxes(title_text="bits n", dtick=1)
    made.update_yaxes(type="log", tickvals=[10, 20, 50, 100, 200, 500, 1000, 2000], title_text="iterations")
    return made.update_layout(legend=style.BELOW, margin_b=124)
