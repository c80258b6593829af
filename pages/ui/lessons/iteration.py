"""One iteration of gradient descent, taken apart into the blocks of the course's diagram. Knows no Streamlit."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures.style import CLEAR, EDGE, INK, PAPER, base

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


class Start(NamedTuple):
    """What an iteration begins with: the first parameters, and the first m examples of the training part."""

    config: dnn.Config
    params: tuple[dnn.Layer, ...]
    activations: tuple[dnn.Activation, ...]
    data: dnn.Dataset  # X (n_x, m)
    whole: dnn.Dataset  # the training part

    @classmethod
    def of(cls, config: dnn.Config, m: int) -> "Start":
        """As `config` says."""
        split = dnn.make_split(config)
        whole = split.train
        data = dnn.Dataset(whole.X[:, :m], whole.Y[:, :m], whole.cost)
        return cls(config, dnn.first_params(config, split), dnn.net_of(config, split).activations, data, whole)

    def steps(self) -> list[Step]:
        """All blocks of the iteration."""
        return steps(self.params, self.activations, self.data, self.config.alpha)


# <l> is the layer, <k> the one before it.
FORWARD = r"Z^{[<l>]} = W^{[<l>]}A^{[<k>]} + b^{[<l>]},\quad A^{[<l>]} = g(Z^{[<l>]}),\quad g(z) = "
BACKWARD = (
    r"dZ^{[<l>]} = dA^{[<l>]} * g'(Z^{[<l>]}),\quad dW^{[<l>]} = \tfrac1m\,dZ^{[<l>]}A^{[<k>]T},\quad "
    r"db^{[<l>]} = \tfrac1m\textstyle\sum_i dZ^{[<l>](i)},\quad dA^{[<k>]} = W^{[<l>]T}dZ^{[<l>]}"
)
ROWS = {"forward": 2, "backward": 1, "update": 0}  # where a phase's blocks are drawn
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
    made: list[Step] = []
    grads: list[dnn.Layer] = []
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
            f"W[{l}] after": layer.W - alpha * grad.W,
            f"W[{l}] difference": -alpha * grad.W,
            f"b[{l}] after": layer.b - alpha * grad.b,
            f"b[{l}] difference": -alpha * grad.b,
        }
        made.append(Step("update", l, f"Update, layer {l}", f"{_at(UPDATE, l)}{alpha:g}", before, after))
    return made


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
    return dict(
        type="rect",
        x0=x - 0.36,
        x1=x + 0.36,
        y0=y - 0.27,
        y1=y + 0.27,
        line=dict(color=INK if present else EDGE, width=2),
        fillcolor=INK if present else CLEAR,
        opacity=0.55 if done else 1,
    )


def _block_word(step: Step, depth: int, present: bool) -> dict:
    x, y = _centre(step, depth)
    text = "J" if step.phase == "cost" else f"{step.phase} {step.layer}"
    if present:
        return dict(x=x, y=y, text=f"<b>{text}</b>", showarrow=False, font=dict(color=PAPER))
    return dict(x=x, y=y, text=text, showarrow=False)


def _arrows(depth: int) -> list[dict]:
    ways: list[tuple[tuple[float, float], tuple[float, float]]] = []  # from (x, y) to (x, y)
    for l in range(1, depth):
        ways += [((l + 0.38, 2), (l + 0.62, 2)), ((l + 0.62, 1), (l + 0.38, 1))]
    for l in range(1, depth + 1):
        ways += [((l, 1.71), (l, 1.29)), ((l, 0.71), (l, 0.29))]
    ways += [((depth + 0.38, 1.9), (depth + 0.62, 1.6)), ((depth + 0.62, 1.4), (depth + 0.38, 1.1))]
    looks = dict(showarrow=True, text="", arrowhead=2, arrowcolor=EDGE, xref="x", yref="y", axref="x", ayref="y")
    return [dict(looks, ax=ax, ay=ay, x=x, y=y) for (ax, ay), (x, y) in ways]
