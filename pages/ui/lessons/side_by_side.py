"""Several nets on the same plane: their cost curves in one picture, a small boundary each."""

from collections.abc import Sequence

import numpy as np

from dnn.training.several import members_of
from pages.ui.figures import curves, plane
from pages.ui.figures.curves import thinned
from pages.ui.figures.plane import extent_of, grid, probability_png
from pages.ui.live import readout
from pages.ui.live.player import Player

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
        made = {"cost": curves.cost_curves(self.labels)}
        for i, label in enumerate(self.labels if self.boundaries else []):
            made[f"plane {i}"] = plane.small_plane(label, self.train.X, self.train.Y, self.extent)
        return {name: figure.to_plotly_json() for name, figure in made.items()}

    def numbers(self, player: Player) -> list[readout.Number]:
        """Progress, and each member's training cost (or accuracy)."""
        if self.accuracy:
            return readout.progress(player) + [
                (f"accuracy {i}", f"{label}, train / test", f"{readout.share(m[2])} / {readout.share(m[3])}")
                for i, (label, m) in enumerate(zip(self.labels, (r.measures for r in player.run.runs), strict=True))
            ]
        rows = members_of(player.run)
        costs = [
            (f"cost {i}", f"J, {label}", "diverged" if ended == "diverged" else readout.cost(cost))
            for i, (label, (_, _, cost, ended)) in enumerate(zip(self.labels, rows, strict=True))
        ]
        return readout.progress(player) + costs

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
