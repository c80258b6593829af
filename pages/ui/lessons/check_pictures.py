"""The gradient check as pictures: every parameter's two gradients as a dot, and how far apart they are by layer."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures.style import GREEN, GREY, PURPLE, base
from pages.ui.figures.tokens import translucent
from pages.ui.lessons import mistakes
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

RIGHT, WRONG = 1e-7, 1e-3  # the course's bounds of the relative difference
LEAST = 1e-13  # where the axis begins; what is smaller stands there
OFF = 1e-5  # of the largest gradient: a dot that is further from the diagonal has left it
NAMED = 3  # dots with their names beside them
MANY = 60  # parameters, each of which takes two forward passes
DOTS, WAYS, DIAGONAL = range(3)  # the traces of the one figure


class Verdict(NamedTuple):
    """What a relative difference means, and its colour."""

    words: str
    colour: str


def verdict(difference: float) -> Verdict:
    """By the course's bounds: 1e-7 is right, 1e-3 is a mistake, what lies between asks for a closer look."""
    if difference < RIGHT:
        return Verdict("right", GREEN)
    if difference < WRONG:
        return Verdict("look closely", GREY)
    return Verdict("wrong", PURPLE)


def names(sizes: Sequence[int]) -> list[str]:
    """What the dots are called, in the order of the parameters: W[1] row by row, b[1], W[2] ..."""
    found = []
    for l, (n_prev, n) in enumerate(pairwise(sizes), start=1):
        found += [f"dW[{l}]<sub>{i},{j}</sub>" for i in range(1, n + 1) for j in range(1, n_prev + 1)]
        found += [f"db[{l}]<sub>{i}</sub>" for i in range(1, n + 1)]
    return found


class Compared(NamedTuple):
    """Gradients of one place, layer by layer: by the backward pass that is checked, and by differences of J."""

    analytic: tuple[dnn.Layer, ...]
    numerical: tuple[dnn.Layer, ...]

    @classmethod
    def of(cls, run: dnn.Run, mistake: str) -> "Compared":
        """Where the run stands, on its training part."""
        X, Y, cost = run.split.train
        l2, params, gs = run.config.l2, run.params, run.activations
        _, caches = dnn.network_forward(params, gs, X)
        analytic = mistakes.backward(mistake, params, gs, caches, Y, l2)
        return cls(analytic, dnn.numerical_gradients(params, gs, X, Y, dnn.COSTS[cost], l2))

    @property
    def flat(self) -> tuple[np.ndarray, np.ndarray]:
        """Both as (number of parameters,), in the order of `names`."""
        analytic, numerical = (np.concatenate([array.ravel() for layer in grads for array in layer]) for grads in self)
        return analytic, numerical

    @property
    def difference(self) -> float:
        """The course's relative difference, of all parameters."""
        return dnn.relative_difference(self.analytic, self.numerical)

    @property
    def by_array(self) -> list[float]:
        """The same of dW[1], db[1], dW[2] ... each alone."""
        pairs = zip(self.analytic, self.numerical, strict=True)
        nothing = np.zeros(0)
        return [
            dnn.relative_difference([dnn.Layer(one, nothing)], [dnn.Layer(other, nothing)])
            for layers in pairs
            for one, other in zip(*layers, strict=True)
        ]

    @property
    def off(self) -> np.ndarray:
        """Which dots have left the diagonal, in the order of `names`."""
        analytic, numerical = self.flat
        return np.abs(analytic - numerical) > OFF * np.abs(numerical).max()


class CheckPictures(Pictures):
    """The check of a run's present place; the run itself learns with the right gradient."""

    def __init__(self, run: dnn.Run, mistake: str):
        self.mistake, self.sizes = mistake, dnn.layer_sizes(run.params)
        self.names = names(self.sizes)
        self.seconds = Pictures.seconds if len(self.names) <= MANY else 1.0

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures, filled by the first frame."""
        return {"check": self._dots(), "verdict": self._scale()}

    def _dots(self) -> go.Figure:
        figure = base("Every parameter: backpropagation against differences of J", 440, showlegend=False)
        weights = [name.startswith("dW") for name in self.names]
        scale = dict(cmin=0, cmax=1, colorscale=[[0, GREY], [1, PURPLE]])
        symbols = ["circle" if weight else "diamond" for weight in weights]
        figure.add_scatter(
            x=[],
            y=[],
            mode="markers+text",
            marker=dict(symbol=symbols, opacity=0.85, **scale),
            textposition="top center",
            hovertext=self.names,
            customdata=[],
            hovertemplate="%{hovertext}<br>backpropagation %{y:.6g}<br>by differences %{x:.6g}"
            "<br>apart %{customdata:.2g}<extra></extra>",
        )
        figure.add_scatter(x=[], y=[], mode="lines", line=dict(color=PURPLE, width=1.5), hoverinfo="skip")
        figure.add_scatter(x=[], y=[], mode="lines", line=dict(color=GREY, width=1, dash="dot"), hoverinfo="skip")
        figure.update_xaxes(title_text="(J(θ + ε) − J(θ − ε)) / 2ε")
        return figure.update_yaxes(title_text="dθ of the backward pass")

    def _scale(self) -> go.Figure:
        figure = base("How far apart: ‖dθ − dθ′‖ / (‖dθ‖ + ‖dθ′‖)", 440, showlegend=False)
        zones = [(LEAST, RIGHT), (RIGHT, WRONG), (WRONG, 1.0)]
        shapes, notes = [], []
        for low, high in zones:
            word, colour = verdict(low)
            x = [np.log10(end) for end in (low, high)]
            look = dict(type="rect", xref="x", yref="paper", y0=0, y1=1, line_width=0, layer="below")
            shapes.append(dict(look, x0=low, x1=high, fillcolor=translucent(colour, 0.28)))
            notes.append(dict(x=sum(x) / 2, y=1, yref="paper", yanchor="top", text=word, showarrow=False))
        rows = [f"{kind}[{l}]" for l in range(1, len(self.sizes)) for kind in ("dW", "db")]
        hover = "%{y}: %{x:.2e}<extra></extra>"
        figure.add_scatter(
            x=[],
            y=["all", *rows],
            mode="markers",
            marker=dict(size=[16] + [10] * len(rows), color=GREY),
            hovertemplate=hover,
        )
        figure.update_layout(shapes=shapes, annotations=notes)
        figure.update_xaxes(type="log", range=[np.log10(LEAST) - 0.3, 0.1], dtick=2, exponentformat="power")
        return figure.update_yaxes(type="category", autorange="reversed", showgrid=True, range=[len(rows) + 0.5, -1])

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """The check anew, with each iteration or a few times a second."""
        self.added = float(dnn.penalty(run.params, run.split.train.X.shape[1], run.config.l2))
        if not slow:
            return
        self.compared = compared = Compared.of(run, self.mistake)  # the first frame is always a slow one
        analytic, numerical = compared.flat
        off, apart = compared.off, np.abs(analytic - numerical)
        both = np.concatenate([analytic, numerical])
        ends = np.array([both.min(), both.max()])
        gap = np.full(off.sum(), np.nan)
        updates.traces("check", [DOTS], x=[numerical], y=[analytic], customdata=[apart])
        updates.traces("check", [DOTS], marker__color=[off.astype(float)], marker__size=[np.where(off, 12.0, 9.0)])
        ways = (
            np.stack(rows, axis=1).ravel()
            for rows in ((numerical[off], numerical[off], gap), (numerical[off], analytic[off], gap))
        )
        updates.traces("check", [WAYS, DIAGONAL], x=[next(ways), ends], y=[next(ways), ends])
        named = set(np.argsort(-apart)[:NAMED]) & set(np.flatnonzero(off))
        updates.words("check", [DOTS], text=[[name if i in named else "" for i, name in enumerate(self.names)]])
        distances = np.array([compared.difference, *compared.by_array])
        updates.traces("verdict", [0], x=[np.maximum(distances, LEAST)])

    def numbers(self, player: Player) -> list[readout.Number]:
        """Progress, cost, and what the check says."""
        iteration, _ = readout.progress(player)
        off = self.compared.off
        return [
            iteration,
            *self._cost(player),
            ("difference", "relative difference", f"{self.compared.difference:.1e}"),
            ("off", "off the diagonal", f"{off.sum()} of {off.size}"),
        ]

    def _cost(self, player: Player) -> list[readout.Number]:
        """J; with a penalty also what it is the sum of, since the iteration above the check has none."""
        J = float(player.shown.measures.cost_train)
        if not player.configs[0].l2:
            return [("cost_train", "cost J", readout.cost(J))]
        return [
            ("loss", "mean loss", readout.cost(J - self.added)),
            ("penalty", "+ λ/2m · ΣW²", readout.cost(self.added)),
            ("cost_train", "= cost J", readout.cost(J)),
        ]

    def remark(self, player: Player) -> str:
        """The verdict, and who is furthest off."""
        compared = self.compared
        said = f"Relative difference {compared.difference:.1e}: {verdict(compared.difference).words}."
        off = compared.off
        if not off.any():
            return f"{said} Every dot is on the diagonal."
        analytic, numerical = compared.flat
        k = int(np.argmax(np.abs(analytic - numerical)))
        name = self.names[k].replace("<sub>", " ").replace("</sub>", "")
        said_as, meant = (f"{grads[k]:.4g}".replace("-", "−") for grads in (analytic, numerical))
        few = f"{off.sum()} of {off.size} dots leave the diagonal"
        return f"{said} {few}; the furthest is {name}: {said_as} instead of {meant}."
