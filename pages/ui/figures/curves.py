"""Cost curves: of one run with the range they take, or of several nets."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from pages.ui.figures.style import DASHES, INK, INK_2, OKABE_ITO, PAPER, base
from pages.ui.figures.tokens import token, translucent

PINNED = {letter: OKABE_ITO[k] for letter, k in zip("ABCD", (2, 3, 7, 6), strict=True)}  # of runs by their letters


class CostTraces(NamedTuple):
    """Which trace of the figure that `cost_curve` makes is what."""

    train: int = 0
    test: int = 1
    stands: int = 2  # where the run stands
    train_low: int = 3
    train_high: int = 4
    test_low: int = 5
    test_high: int = 6
    diverged: int = 7


COST = CostTraces()


def cost_curve(pinned: Sequence[tuple] = (), diverged: bool = False) -> go.Figure:
    """Cost J on train and test against the iteration, with the range it takes, and where the run stands: see COST.

    `pinned` are other runs: letter, iterations and both costs. Buttons choose the axes; of a run that has diverged the
    cost is shown on a logarithmic one.
    """
    figure = _curves([("train", INK, "solid"), ("test", INK_2, "dash")], 440)
    dot = dict(color=INK, size=10, line=dict(width=2, color=PAPER))
    figure.add_scatter(x=[], y=[], mode="markers", showlegend=False, marker=dot, hoverinfo="skip")
    for name, colour in (("train", INK), ("test", INK_2)):
        add_band(figure, name, colour)
    add_mark_of_divergence(figure)
    if diverged:
        figure.update_yaxes(type="log")
    for letter, i, *costs in pinned:
        for part, values, dash in zip(("train", "test"), costs, ("solid", "dash"), strict=True):
            figure.add_scatter(
                x=i,
                y=values,
                name=letter if part == "train" else f"{letter}, test",
                legendgroup=letter,
                showlegend=part == "train",
                mode="lines",
                line=dict(color=PINNED[letter], dash=dash, width=2),
                hovertemplate="%{y:.6g}",
            )
    return figure


def cost_on_stage(pinned: Sequence[tuple] = (), diverged: bool = False) -> go.Figure:
    """As `cost_curve`, for an area with a heading and a choice of axes of its own; lines are named where they are."""
    figure = cost_curve(pinned, diverged)
    figure.layout.updatemenus = []
    figure.update_xaxes(title_text="", tickprefix="iteration ", showtickprefix="first", showexponent="all")
    figure.update_xaxes(nticks=4, tickangle=0)  # side by side also where there is little room
    figure.update_yaxes(nticks=6)
    return figure.update_layout(showlegend=False, margin=dict(l=38, r=10, t=8, b=24))


def add_band(figure: go.Figure, group: str, colour: str, strength: float = 0.25) -> None:
    """Two more traces, the lower and the upper end of a range, with the band between; below all lines.

    They come and go with the line of the legend group `group`.
    """
    edge = dict(mode="lines", line_width=0, showlegend=False, hoverinfo="skip", legendgroup=group, zorder=-1)
    figure.add_scatter(x=[], y=[], **edge)
    figure.add_scatter(x=[], y=[], fill="tonexty", fillcolor=translucent(colour, strength), **edge)


def add_mark_of_divergence(figure: go.Figure) -> None:
    """One more trace: a cross and a word at the place where each curve ends that has diverged."""
    figure.add_scatter(
        x=[],
        y=[],
        mode="markers+text",
        texttemplate="diverged",
        textposition="top left",
        marker=dict(symbol="x", size=11, color=INK),
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
    )


def cost_curves(labels) -> go.Figure:
    """Training cost of several nets, a trace each; buttons choose the axes."""
    styles = [(label, OKABE_ITO[i % 8], DASHES[i % len(DASHES)]) for i, label in enumerate(labels)]
    figure = _curves(styles, 400)
    figure.update_layout(meta="wide")
    figure.update_layout(legend=dict(x=0.5, y=-0.2, xanchor="center", yanchor="top"), margin_b=90)
    return figure


def race_curves(labels, highest: float) -> go.Figure:
    """As `cost_curves`, then a trace that marks who has diverged, then for each net two with the range of its cost.

    The axis ends at `highest`, so that a net that diverges does not flatten the rest.
    """
    figure = cost_curves(labels)
    lines = figure.data
    add_mark_of_divergence(figure)
    for line in lines:
        add_band(figure, line.name, line.line.color, strength=0.18)
    return figure.update_yaxes(autorangeoptions_clipmax=highest)


def _curves(styles, height: int) -> go.Figure:
    figure = base("Cost J", height, hovermode="x unified")
    for name, colour, dash in styles:
        line = dict(color=colour, dash=dash, width=2)
        figure.add_scatter(x=[], y=[], name=name, legendgroup=name, mode="lines", line=line)
    figure.update_traces(hovertemplate="%{y:.6g}")
    figure.update_xaxes(title=dict(text="iteration", standoff=4), rangemode="tozero", hoverformat=",d")
    return figure.update_layout(updatemenus=[_axis_buttons()], margin_t=74)


def _axis_buttons() -> dict:
    """A button for each choice of axes, above the picture on the left."""
    axes = (("linear", "linear", "linear"), ("log J", "linear", "log"), ("log both", "log", "log"))
    shown_whole = {"xaxis.autorange": True, "yaxis.autorange": True}
    return dict(
        type="buttons",
        direction="right",
        buttons=[
            dict(label=label, method="relayout", args=[{"xaxis.type": x, "yaxis.type": y} | shown_whole])
            for label, x, y in axes
        ],
        x=0,
        xanchor="left",
        y=1.02,
        yanchor="bottom",
        pad=dict(l=0, t=0, b=0),
        font_size=11,
        bgcolor=token("panel"),
        borderwidth=0,
        showactive=False,
    )
