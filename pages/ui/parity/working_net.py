"""A hand-set net at work: what each unit says of one input, and which two units are an XOR."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.figures.net import NetDiagram


def gates_of_tree(n: int) -> list[list[tuple[int, int, str]]]:
    """For each hidden layer of the XOR tree its gates: first unit, last unit, and the bits it takes in."""
    spans, layers = [(i, i) for i in range(1, n + 1)], []
    while len(spans) > 1:
        unit, gates, made = 0, [], []
        for a, b in zip(spans[::2], spans[1::2], strict=False):
            gates.append((unit, unit + 1, f"x{a[0]}⊕…⊕x{b[1]}" if b[1] - a[0] > 1 else f"x{a[0]}⊕x{b[1]}"))
            made.append((a[0], b[1]))
            unit += 2
        layers.append(gates)
        spans = made + spans[len(made) * 2 :]
    return layers


def figure(name: str, params: Sequence[dnn.Layer], activations: Sequence[dnn.Activation], X: np.ndarray) -> go.Figure:
    """The net with the activations of one input (n, 1) written into its units; an XOR's two units are framed."""
    _, caches = dnn.network_forward(params, activations, X)
    columns = [X[:, 0], *(cache.A[:, 0] for cache in caches)]
    diagram = NetDiagram([len(column) for column in columns])
    height = int(np.clip(80 + 58 * max(map(len, columns)), 320, 900))
    made = style.base("The net at work: each unit's a for these bits", height, showlegend=False)
    _add_edges(made, diagram, params)
    _add_units(made, diagram, np.concatenate(columns))
    if name == "tree":
        _frame_gates(made, diagram, len(X))
    made.update_xaxes(
        tickvals=diagram.nodes.columns,
        ticktext=diagram.nodes.labels,
        showgrid=False,
        fixedrange=True,
        range=[-0.25, len(columns) - 0.7],
    )
    made.update_yaxes(visible=False, fixedrange=True)
    return made.update_layout(margin_l=16)


def _add_edges(made: go.Figure, diagram: NetDiagram, params: Sequence[dnn.Layer]) -> None:
    for (x, y), (positive, width) in zip(diagram.edges(params), diagram.BUCKETS, strict=True):
        made.add_scatter(
            x=x,
            y=y,
            mode="lines",
            hoverinfo="skip",
            opacity=0.55,
            line=dict(color=style.POSITIVE if positive else style.NEGATIVE, width=width),
        )


def _add_units(made: go.Figure, diagram: NetDiagram, values: np.ndarray) -> None:
    made.add_scatter(
        x=diagram.nodes.x,
        y=diagram.nodes.y,
        mode="markers+text",
        text=[f"{value:.3g}" for value in values.round(2)],
        customdata=diagram.nodes.names,
        hovertemplate="%{customdata}: a = %{text}<extra></extra>",
        textfont=dict(size=11, color=style.INK),
        marker=dict(
            size=34,
            color=np.clip(values, -1, 1),
            cmin=-1,
            cmax=1,
            line=dict(width=1.5, color=style.EDGE),
            colorscale=style.PALE,
        ),
    )


def _frame_gates(made: go.Figure, diagram: NetDiagram, n: int) -> None:
    for l, gates in enumerate(gates_of_tree(n), start=1):
        for first, last, bits in gates:
            top, bottom = diagram.heights[l][first], diagram.heights[l][last]
            room = 0.3 * abs(top - bottom)
            made.add_shape(
                type="rect",
                x0=l - 0.16,
                x1=l + 0.16,
                y0=bottom - room,
                y1=top + room,
                line=dict(color=style.EDGE, width=1, dash="dot"),
                layer="below",
            )
            made.add_annotation(x=l, y=top + room, text=bits, showarrow=False, yanchor="bottom", font_size=11)
