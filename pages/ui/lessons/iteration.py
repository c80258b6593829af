"""One iteration of gradient descent, taken apart into the blocks of the course's diagram. Knows no Streamlit."""

from collections.abc import Sequence
from time import perf_counter
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures.style import BLUE, GREY, ORANGE, base

Arrays = dict[str, np.ndarray]


class Step(NamedTuple):
    """One block: what goes in, the formula, what comes out, and what is kept for later."""

    phase: str  # "forward", "cost", "backward" or "update"
    layer: int
    title: str
    formula: str  # LaTeX
    inputs: Arrays
    outputs: Arrays
    cached: str = ""


# <l> is the layer, <k> the one before it.
FORWARD = r"Z^{[<l>]} = W^{[<l>]}A^{[<k>]} + b^{[<l>]},\quad A^{[<l>]} = g(Z^{[<l>]}),\quad g(z) = "
BACKWARD = (
    r"dZ^{[<l>]} = dA^{[<l>]} * g'(Z^{[<l>]}),\quad dW^{[<l>]} = \tfrac1m\,dZ^{[<l>]}A^{[<k>]T},\quad "
    r"db^{[<l>]} = \tfrac1m\textstyle\sum_i dZ^{[<l>](i)},\quad dA^{[<k>]} = W^{[<l>]T}dZ^{[<l>]}"
)
UPDATE = (
    r"W^{[<l>]} := W^{[<l>]} - \alpha\,dW^{[<l>]},\quad b^{[<l>]} := b^{[<l>]} - \alpha\,db^{[<l>]},\quad \alpha = "
)


def _at(template: str, l: int) -> str:
    return template.replace("<l>", str(l)).replace("<k>", str(l - 1))


def steps(params: Sequence[dnn.Layer], activations, data: dnn.Dataset, alpha: float) -> list[Step]:
    """All blocks of one iteration on `data`, X (n_x, m), computed by the core's own functions, block by block."""
    cost, L = dnn.COSTS[data.cost], len(params)
    forward, caches = _forward(params, activations, data.X)
    AL, ZL = caches[-1].A, caches[-1].Z
    J = np.array([[cost.from_Z(ZL, data.Y)]])
    middle = Step("cost", L, f"The cost ({cost.label})", f"J = {cost.formula}", {f"A[{L}]": AL, "Y": data.Y}, {"J": J})
    backward, grads = _backward(params, activations, caches, cost.dA(AL, data.Y))
    return [*forward, middle, *backward, *_update(params, grads, alpha)]


def _forward(params, activations, X) -> tuple[list[Step], list[dnn.Cache]]:
    made, caches, A = [], [], X
    for l, (layer, g) in enumerate(zip(params, activations, strict=True), start=1):
        inputs = {f"A[{l - 1}]" if l > 1 else "X = A[0]": A, f"W[{l}]": layer.W, f"b[{l}]": layer.b}
        A, cache = dnn.layer_forward(layer, g, A)
        caches.append(cache)
        outputs, kept = {f"Z[{l}]": cache.Z, f"A[{l}]": A}, f"keeps A[{l - 1}], Z[{l}] and A[{l}]"
        title = f"Forward, layer {l} ({g.label})"
        made.append(Step("forward", l, title, _at(FORWARD, l) + g.formula, inputs, outputs, kept))
    return made, caches


def _backward(params, activations, caches, dA) -> tuple[list[Step], list[dnn.Layer]]:
    made, grads = [], []
    blocks = list(enumerate(zip(params, activations, caches, strict=True), start=1))
    for l, (layer, g, cache) in reversed(blocks):
        inputs = {f"dA[{l}]": dA, f"Z[{l}]": cache.Z, f"A[{l - 1}]": cache.A_prev, f"W[{l}]": layer.W}
        dZ = g.backward(dA, cache.Z, cache.A)
        dA, grad = dnn.layer_backward(layer, g, dA, cache)
        grads.insert(0, grad)
        outputs = {f"dZ[{l}]": dZ, f"dW[{l}]": grad.W, f"db[{l}]": grad.b, f"dA[{l - 1}]": dA}
        read = "read: what the way forward kept"
        made.append(Step("backward", l, f"Backward, layer {l}", _at(BACKWARD, l), inputs, outputs, read))
    return made, grads


def _update(params, grads, alpha: float) -> list[Step]:
    made = []
    for l, (layer, grad) in enumerate(zip(params, grads, strict=True), start=1):
        before = {f"W[{l}] before": layer.W, f"dW[{l}]": grad.W, f"b[{l}] before": layer.b, f"db[{l}]": grad.b}
        after = {
            f"W[{l}] after": layer.W - alpha * grad.W, f"W[{l}] difference": -alpha * grad.W,
            f"b[{l}] after": layer.b - alpha * grad.b, f"b[{l}] difference": -alpha * grad.b,
        }  # fmt: skip
        made.append(Step("update", l, f"Update, layer {l}", f"{_at(UPDATE, l)}{alpha:g}", before, after))
    return made


def diagram(all_steps: Sequence[Step], now: int) -> go.Figure:
    """Forward blocks in a row, backward blocks below, the caches between; the present block is filled."""
    depth = max(step.layer for step in all_steps)
    figure = base("", 260, showlegend=False)
    rows = {"forward": 2, "backward": 1, "update": 0}
    for i, step in enumerate(all_steps):
        x, y = (depth + 1, 1.5) if step.phase == "cost" else (step.layer, rows[step.phase])
        colour = {"forward": BLUE, "backward": ORANGE}.get(step.phase, GREY)
        figure.add_shape(
            type="rect", x0=x - 0.36, x1=x + 0.36, y0=y - 0.27, y1=y + 0.27, line=dict(color=colour, width=2),
            fillcolor=colour if i == now else "rgba(0,0,0,0)", opacity=1 if i >= now else 0.55,
        )  # fmt: skip
        text = "J" if step.phase == "cost" else f"{step.phase} {step.layer}"
        figure.add_annotation(x=x, y=y, text=f"<b>{text}</b>" if i == now else text, showarrow=False,
                              font=dict(color="white") if i == now else None)  # fmt: skip
    arrow = dict(showarrow=True, text="", arrowhead=2, arrowcolor=GREY, xref="x", yref="y", axref="x", ayref="y")
    for l in range(1, depth):
        figure.add_annotation(x=l + 0.62, ax=l + 0.38, y=2, ay=2, **arrow)
        figure.add_annotation(x=l + 0.38, ax=l + 0.62, y=1, ay=1, **arrow)
    for l in range(1, depth + 1):
        figure.add_annotation(x=l, ax=l, y=1.29, ay=1.71, **arrow)
        figure.add_annotation(x=l + 0.02, y=1.5, text="cache", showarrow=False, xanchor="left", font_size=11)
        figure.add_annotation(x=l, ax=l, y=0.29, ay=0.71, **arrow)
    figure.add_annotation(x=depth + 0.62, ax=depth + 0.38, y=1.6, ay=1.9, **arrow)
    figure.add_annotation(x=depth + 0.38, ax=depth + 0.62, y=1.1, ay=1.4, **arrow)
    figure.update_xaxes(visible=False, range=[0.5, depth + 1.5], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-0.4, 2.4], fixedrange=True)
    figure.update_layout(margin=dict(l=0, r=0, t=4, b=4))
    return figure


def loop_against_matrix(params, activations, data: dnn.Dataset) -> tuple[float, float, float]:
    """Seconds of an iteration's gradients example by example, seconds in matrix form, largest difference of a dW."""
    cost, (X, Y, _) = dnn.COSTS[data.cost], data
    m = X.shape[1]

    def gradients(columns):
        _, caches = dnn.network_forward(params, activations, X[:, columns])
        return dnn.network_backward(params, activations, caches, Y[:, columns], cost)

    start = perf_counter()
    alone = [gradients(slice(i, i + 1)) for i in range(m)]
    mean = [sum(grads[l].W for grads in alone) / m for l in range(len(params))]
    loop = perf_counter() - start
    start = perf_counter()
    together = gradients(slice(None))
    matrix = perf_counter() - start
    return loop, matrix, max(float(np.abs(a - b.W).max()) for a, b in zip(mean, together, strict=True))
