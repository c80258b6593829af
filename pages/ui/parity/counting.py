"""What hidden units count: a unit's activation against how many inputs agree with the signs of its weights."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates
from pages.ui.parity.race import ParityRace
from pages.ui.parity.race_pictures import COLOURS

MOST_UNITS = 8  # whose counting is drawn


def agreements(params: Sequence[dnn.Layer], activations, X) -> tuple[np.ndarray, np.ndarray]:
    """Of the first-layer units with the largest outgoing weights: mean a for each number of agreements with sign(w).

    X (n, m) holds bits -1 and 1, or 0 and 1. Returns units (k,) and means (k, n + 1).
    """
    layer, n = params[0], len(X)
    units = np.argsort(-np.linalg.norm(params[1].W, axis=0), kind="stable")[:MOST_UNITS]
    A = activations[0].g(layer.W[units] @ X + layer.b[units])  # (k, m)
    agree = ((X > 0) == (layer.W[units] > 0)[:, :, np.newaxis]).sum(axis=1)  # (k, m)
    means = [[A[k][agree[k] == count].mean() for count in range(n + 1)] for k in range(len(units))]
    return units, np.array(means)


class CountingPictures(Pictures):
    """What the first net's hidden units count, before training and now."""

    def __init__(self, race: ParityRace, shown: int):
        self.shown = shown
        self.n = race.n
        self.X = dnn.parity_examples(race.n, race.low)[0]
        self.first = dnn.copied(race.runs[0].params)

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures."""
        made: dict[str, go.Figure | None] = {}
        for name, title in (("before", "Before training"), ("now", "Now")):
            figure = style.base(f"{title}: a against agreements of x with sign(w)", 330, showlegend=False)
            for k in range(MOST_UNITS):
                figure.add_scatter(
                    x=[0],
                    y=[0],
                    mode="lines+markers",
                    line=dict(color=COLOURS[k]),
                    hovertemplate="%{x}: %{y:.3f}",
                )
            figure.update_xaxes(title_text="inputs that agree with the sign of their weight", dtick=1)
            figure.update_yaxes(title_text="mean a")
            made[name] = figure
        return made

    def numbers(self, player: Player) -> list[readout.Number]:
        """How alike the sizes of one unit's weights are: 0 is all alike."""
        race: ParityRace = player.shown
        member = min(self.shown, race.seeds) - 1
        rows = []
        for name, label, layer in (("then", "before", self.first[0]), ("now", "now", race.runs[0].params[0])):
            size = np.abs(layer.W[member])
            mean = size.mean(axis=1)
            spread = np.divide(size.std(axis=1), mean, out=np.zeros_like(mean), where=mean > 0)
            rows.append((name, f"spread of |w| within a unit, {label}", f"{spread.mean():.2f}"))
        return rows

    def draw(self, race: ParityRace, updates: Updates, slow: bool) -> None:
        """Both figures."""
        member = min(self.shown, race.seeds) - 1
        count = np.arange(self.n + 1)
        for name, layers in (("before", self.first), ("now", race.runs[0].params)):
            params = [dnn.Layer(layer.W[member], layer.b[member]) for layer in layers]
            _, means = agreements(params, race.runs[0].activations, self.X)
            updates.painted(name, range(len(means)), x=[count] * len(means), y=list(means))
