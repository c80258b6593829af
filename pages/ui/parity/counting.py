"""What hidden units count: how alike each unit's weights are, and its activation against how many inputs agree."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates
from pages.ui.parity.counters import ALIKE, Counters, counters, name
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
        self.n, self.low = race.n, race.low
        self.X = dnn.parity_examples(race.n, race.low)[0]
        self.member = min(shown, race.seeds) - 1
        self.first = dnn.first_params(race.runs[0].configs[self.member], race.runs[0].split)

    def figures(self) -> dict[str, go.Figure | None]:
        """The sizes before training, and empty figures."""
        made: dict[str, go.Figure | None] = {"sizes": self._sizes()}
        for key, title in (("before", "Before training"), ("now", "Now")):
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
            made[key] = figure
        return made

    def _sizes(self) -> go.Figure:
        figure = style.base("Spread of each unit's |w|: below the line it counts", 300, meta="wide")
        then = counters(self.first[0], self.low).spread
        units = np.arange(1, len(then) + 1)
        for label, symbol, colour in (("before training", "circle-open", style.INK_2), ("now", "circle", style.INK)):
            figure.add_scatter(
                x=units,
                y=then,
                name=label,
                mode="markers",
                marker=dict(symbol=symbol, size=9, color=colour),
                customdata=[f"unit {unit}" for unit in units],
                hovertemplate="%{customdata}<extra>" + label + "</extra>",
            )
        figure.add_hline(y=ALIKE, line=dict(dash="dot", color=style.INK_2))
        figure.update_xaxes(title_text="hidden unit of layer 1", range=[0, len(then) + 1])
        figure.update_yaxes(title_text="spread of |w|", range=[0, max(1.0, 1.1 * float(then.max()))])
        return figure.update_layout(legend=style.BELOW, margin_b=80)

    def numbers(self, player: Player) -> list[readout.Number]:
        """How many units count, which does most, and how alike the sizes of one unit's weights are."""
        params = self._params(player.shown)
        found = counters(params[0], self.low)
        then = counters(self.first[0], self.low)
        return [
            ("counters", "units that count", f"{found.counts.sum()} of {len(found.counts)}"),
            ("strongest", "the strongest counts", self._strongest(params, found)),
            ("then", "spread of |w| within a unit, before", f"{then.spread.mean():.2f}"),
            ("now", "spread of |w| within a unit, now", f"{found.spread.mean():.2f}"),
        ]

    def _strongest(self, params: Sequence[dnn.Layer], found: Counters) -> str:
        """The one of them with the largest outgoing weights."""
        if not found.counts.any():
            return "–"
        unit = int(np.argmax(np.where(found.counts, np.linalg.norm(params[1].W, axis=0), -1)))
        return name(unit, params[0], found)

    def _params(self, race: ParityRace) -> list[dnn.Layer]:
        """Of the first net, for the seed shown."""
        return [dnn.Layer(layer.W[self.member], layer.b[self.member]) for layer in race.runs[0].params]

    def draw(self, race: ParityRace, updates: Updates, slow: bool) -> None:
        """All figures; what a unit counts is said a few times a second."""
        count = np.arange(self.n + 1)
        params = self._params(race)
        found, then = (counters(layers[0], self.low) for layers in (params, self.first))
        units = np.arange(1, len(found.spread) + 1)
        updates.painted("sizes", [0, 1], x=[units, units], y=[then.spread, found.spread])
        if slow:
            words = [name(unit, params[0], found) for unit in range(len(found.spread))]
            updates.words("sizes", [1], customdata=[words])
        for figure, layers in (("before", self.first), ("now", params)):
            _, means = agreements(layers, race.runs[0].activations, self.X)
            updates.painted(figure, range(len(means)), x=[count] * len(means), y=list(means))
