"""What happens inside: histograms of Z[l] and A[l], and the share of saturated and dead units, while it trains."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import curves, histograms
from pages.ui.live import readout
from pages.ui.live.costs import draw_costs
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

BINS = 41
SATURATED = 0.05  # of the largest slope of g


def health(run: dnn.Run) -> list[tuple[float, float]]:
    """(share of saturated activations, share of dead units) of each hidden layer, on the training part.

    An activation is saturated if |g'(z)| is below 5 % of the largest slope of g on [-6, 6]; a unit is dead if its
    slope is 0 for every example, so that gradient descent cannot move it.
    """
    rows = []
    for g, slopes in zip(run.activations[:-1], slopes_of(run.params, run), strict=True):
        Z = np.linspace(-6, 6, 121)
        steepest = np.abs(g.g_prime(Z, g.g(Z))).max()
        rows.append((float((slopes < SATURATED * steepest).mean()), float((slopes == 0).all(axis=-1).mean())))
    return rows


def slopes_of(params: Sequence[dnn.Layer], run: dnn.Run | dnn.Stack) -> list[np.ndarray]:
    """|g'(Z[l])| of each hidden layer on the run's training part: (n_l, m), or (k, n_l, m) for k nets."""
    _, caches = dnn.network_forward(params, run.activations, run.split.train.X)
    hidden = zip(run.activations[:-1], caches[:-1], strict=True)
    return [np.abs(g.g_prime(cache.Z, cache.A)) for g, cache in hidden]


def cause(rows: list[tuple[float, float]]) -> str:
    """One sentence on the worst layer of what `health` found."""
    dead = max(range(len(rows)), key=lambda l: rows[l][1])
    saturated = max(range(len(rows)), key=lambda l: rows[l][0])
    if rows[dead][1] > 0.1:
        return f"{rows[dead][1]:.0%} of layer {dead + 1} is dead: z is negative for every example, so its dW is 0."
    if rows[saturated][0] > 0.5:
        return (
            f"Layer {saturated + 1} is mostly saturated: |z| is large, g is flat there, little gradient gets through."
        )
    return "No layer is mostly saturated, and hardly a unit is dead: gradients get through."


class LayerPictures(Pictures):
    """Histograms and cost of one run; numbers with the meters."""

    def __init__(self, run: dnn.Run):
        self.depth, self.diverged = len(run.config.hidden), run.stopped == "diverged"

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures, filled by the first frame."""
        return {
            "Z": histograms.of_layers("Distribution of Z[l]", self.depth),
            "A": histograms.of_layers("Distribution of A[l]", self.depth),
            "cost": curves.cost_curve(diverged=self.diverged),
        }

    def numbers(self, player: Player) -> list[readout.Number]:
        """Progress, cost, and for each layer how much of it is saturated or dead."""
        meters = [
            (f"meter {l}", f"layer {l}: saturated / dead", f"{readout.share(flat)} / {readout.share(dead)}")
            for l, (flat, dead) in enumerate(self.rows, start=1)
        ]
        costs = [row for row in readout.of_run(player) if row[0] == "cost_train"]
        return readout.progress(player) + costs + meters

    def remark(self, player: Player) -> str:
        """What the meters mean."""
        return cause(self.rows)

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """The cost in every frame, the rest a few times a second."""
        draw_costs(run, updates)
        if not slow:
            return
        self.rows = health(run)  # the first frame is always a slow one
        _, caches = dnn.network_forward(run.params, run.activations, run.split.train.X)
        for kind in "ZA":
            bars = [np.histogram(getattr(cache, kind), BINS) for cache in caches[:-1]]
            middles = [(edges[:-1] + edges[1:]) / 2 for _, edges in bars]
            updates.painted(kind, range(self.depth), x=middles, y=[counts / counts.sum() for counts, _ in bars])
