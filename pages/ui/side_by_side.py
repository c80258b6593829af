"""Several nets on the same plane: their cost curves in one picture, a small boundary each."""

from collections.abc import Sequence

import numpy as np

from . import figures, numbers
from .payload import thinned
from .plane import extent_of, grid, probability_png
from .player import Player
from .several import members_of

SMALL_GRID = 50


class SideBySide:
    """Pictures of a Stack, or of Several, whose members are called `labels`."""

    def __init__(self, run, labels: Sequence[str], boundaries: bool = True, accuracy: bool = False):
        self.labels, self.boundaries, self.accuracy = list(labels), boundaries, accuracy
        self.train = run.split.train
        if boundaries:
            self.extent = extent_of(self.train.X)
            self.points = grid(self.extent, SMALL_GRID).astype(self.train.X.dtype)

    def figures(self) -> dict[str, dict]:
        """Empty figures, filled by the first frame."""
        made = {"cost": figures.cost_curves(self.labels)}
        for i, label in enumerate(self.labels if self.boundaries else []):
            made[f"plane {i}"] = figures.small_plane(label, self.train.X, self.train.Y, self.extent)
        return {name: figure.to_plotly_json() for name, figure in made.items()}

    def numbers(self, player: Player) -> list[numbers.Number]:
        """Progress, and each member's training cost (or accuracy)."""
        if self.accuracy:
            return numbers.progress(player) + [
                (f"accuracy {i}", f"{label}, train / test", f"{numbers.share(m[2])} / {numbers.share(m[3])}")
                for i, (label, m) in enumerate(zip(self.labels, (r.measures for r in player.run.runs), strict=True))
            ]
        rows = members_of(player.run)
        costs = [
            (f"cost {i}", f"J, {label}", "diverged" if ended == "diverged" else numbers.cost(cost))
            for i, (label, (_, _, cost, ended)) in enumerate(zip(self.labels, rows, strict=True))
        ]
        return numbers.progress(player) + costs

    def frame(self, run, slow: bool) -> tuple[list[dict], dict]:
        """Boundaries and curves a few times a second: there are several of them."""
        updates, arrays = [], {}
        if not slow:
            return updates, arrays
        for i, (iterations, costs, now, ended) in enumerate(members_of(run)):
            x, y = (iterations, costs) if ended else (np.append(iterations, run.iteration), np.append(costs, now))
            arrays[f"x{i}"], arrays[f"y{i}"] = thinned(x, y, most=300)
        k = range(len(self.labels))
        names = {axis: [f"{axis}{i}" for i in k] for axis in "xy"}
        updates.append({"figure": "cost", "traces": list(k), "set": names})
        if self.boundaries:
            for i, AL in enumerate(run.predict(self.points)):
                arrays[f"p{i}"] = probability_png(AL[0].reshape(SMALL_GRID, SMALL_GRID))
                updates.append({"figure": f"plane {i}", "image": f"p{i}"})
        return updates, arrays
