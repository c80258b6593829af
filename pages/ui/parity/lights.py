"""The seeds of a race as lights: a row of them a net, each lit once it is right on all inputs, with its iteration."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.live.updates import Updates

ROW = 68  # px: a net's label, a row of lights, and their iterations above and below
DARK, LIT = 8, 14  # px across a light: twenty of them fit a phone
NO_NUMBER = "\u00a0"  # Plotly takes away for good what says nothing at all


def figure(labels: Sequence[str], seeds: int, n: int) -> go.Figure:
    """All lights dark: a trace a net, from the first at the top."""
    title = f"A light a seed: on once all {2**n:,} inputs are right"
    made = style.base(title, 52 + ROW * len(labels), showlegend=False, meta="wide walked")
    for row, (label, colour) in enumerate(zip(labels, style.OKABE_ITO, strict=False)):
        made.add_scatter(
            name=label,
            x=list(range(1, seeds + 1)),
            y=[row] * seeds,
            mode="markers+text",
            text=[NO_NUMBER] * seeds,
            textfont=dict(size=10, color=style.INK),
            # in turn, so that on a narrow window no number touches the next
            textposition=["top center" if seed % 2 else "bottom center" for seed in range(1, seeds + 1)],
            customdata=_words(seeds),
            hovertemplate="%{customdata}<extra></extra>",
            marker=dict(
                size=[DARK] * seeds,
                opacity=1,
                color=[0] * seeds,
                cmin=0,
                cmax=1,
                colorscale=[[0, style.PAPER], [1, colour]],
                line=dict(width=1.5, color=style.EDGE),
            ),
        )
        made.add_annotation(
            x=0,
            xref="paper",
            y=row - 0.45,
            text=label,
            showarrow=False,
            xanchor="left",
            yanchor="middle",
            font=dict(size=13, color=style.INK),
        )
    made.update_xaxes(visible=False, fixedrange=True, range=[0.3, seeds + 0.7])
    made.update_yaxes(visible=False, fixedrange=True, range=[len(labels) - 0.55, -0.6])
    return made.update_layout(margin=dict(l=8, r=8, t=44, b=8))


def draw(race: dnn.InStep, updates: Updates) -> None:
    """Each light as its seed stands; nothing while none changes. Plotly, which is slow at it, is told at rest."""
    at = [lit(stack) for stack in race.runs]
    now = at, updates.rests  # again where it comes to rest, since Plotly has then to be told
    if updates.sent.get("lights") == now:
        return
    updates.sent["lights"] = now
    on = [[float(moment is not None) for moment in row] for row in at]
    looks: dict[str, list[list]] = {
        "marker.color": on,
        "marker.size": [[LIT if each else DARK for each in row] for row in on],
        "text": [[NO_NUMBER if moment is None else f"{moment:,}" for moment in row] for row in at],
        "customdata": [_words(len(row), row) for row in at],
    }
    moments = [np.array([np.nan if moment is None else moment for moment in row], float) for row in at]
    updates.paint("lights", "lights", moments, jumps=True, sizes=[DARK, LIT])
    updates.words("lights", range(len(at)), hover=True, **looks)


def lit(stack: dnn.Stack) -> list[int | None]:
    """For each seed the iteration at which it was right on all inputs; None if it is not yet."""
    return [at if end == "target" else None for at, end in zip(stack.ended_at, stack.endings, strict=True)]


def _words(seeds: int, at: Sequence[int | None] = ()) -> list[str]:
    known = at or [None] * seeds
    return [
        f"seed {seed}: " + ("not yet right on all" if moment is None else f"right from iteration {moment:,}")
        for seed, moment in enumerate(known, start=1)
    ]
