"""The course's diagram of one iteration: a block a step, the caches between the way forward and the way back."""

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.ui.figures.style import BLUE, CLEAR, GREY, ORANGE, base
from pages.ui.lessons.iteration import Step

ROWS = {"forward": 2, "backward": 1, "update": 0}  # where a phase's blocks are drawn
COLOURS = {"forward": BLUE, "backward": ORANGE}


def diagram(all_steps: Sequence[Step], now: int) -> go.Figure:
    """Forward blocks in a row, backward blocks below, the caches between; the present block is filled."""
    depth = max(step.layer for step in all_steps)
    blocks = [_block(step, depth, done=i < now, present=i == now) for i, step in enumerate(all_steps)]
    words = [_block_word(step, depth, present=i == now) for i, step in enumerate(all_steps)]
    cache = dict(y=1.5, text="cache", showarrow=False, xanchor="left", font=dict(size=11))
    words += [dict(cache, x=l + 0.02) for l in range(1, depth + 1)]
    figure = base("", 260, showlegend=False)
    # All at once: each add_shape and add_annotation would go through the whole list again.
    figure.update_layout(shapes=blocks, annotations=words + _arrows(depth), margin=dict(l=0, r=0, t=4, b=4))
    figure.update_xaxes(visible=False, range=[0.5, depth + 1.5], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-0.4, 2.4], fixedrange=True)
    return figure


def _centre(step: Step, depth: int) -> tuple[float, float]:
    return (depth + 1, 1.5) if step.phase == "cost" else (step.layer, ROWS[step.phase])


def _block(step: Step, depth: int, done: bool, present: bool) -> dict:
    x, y = _centre(step, depth)
    colour = COLOURS.get(step.phase, GREY)
    return dict(
        type="rect",
        x0=x - 0.36,
        x1=x + 0.36,
        y0=y - 0.27,
        y1=y + 0.27,
        line=dict(color=colour, width=2),
        fillcolor=colour if present else CLEAR,
        opacity=0.55 if done else 1,
    )


def _block_word(step: Step, depth: int, present: bool) -> dict:
    x, y = _centre(step, depth)
    text = "J" if step.phase == "cost" else f"{step.phase} {step.layer}"
    if present:
        return dict(x=x, y=y, text=f"<b>{text}</b>", showarrow=False, font=dict(color="white"))
    return dict(x=x, y=y, text=text, showarrow=False)


def _arrows(depth: int) -> list[dict]:
    ways = []  # (start, end), each (x, y)
    for l in range(1, depth):
        ways += [((l + 0.38, 2), (l + 0.62, 2)), ((l + 0.62, 1), (l + 0.38, 1))]
    for l in range(1, depth + 1):
        ways += [((l, 1.71), (l, 1.29)), ((l, 0.71), (l, 0.29))]
    ways += [((depth + 0.38, 1.9), (depth + 0.62, 1.6)), ((depth + 0.62, 1.4), (depth + 0.38, 1.1))]
    looks = dict(showarrow=True, text="", arrowhead=2, arrowcolor=GREY, xref="x", yref="y", axref="x", ayref="y")
    return [dict(looks, ax=ax, ay=ay, x=x, y=y) for (ax, ay), (x, y) in ways]
