"""What the playground shows of a run: probability on the plane, the net, its first weights, and its cost."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import curves, net, plane
from pages.ui.figures.plane import GRID, extent_of
from pages.ui.figures.remembered import remembered
from pages.ui.live import nets, readout
from pages.ui.live.costs import draw_costs
from pages.ui.live.nets import PlaneNet
from pages.ui.live.pictures import Pictures
from pages.ui.live.pinned import Pinned
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

THUMBNAIL = 20  # points a side


class PlanePictures(Pictures):
    """What the playground shows of a run: of its inputs, called `names`, the two of `axes` are the plane.

    It has the `extent` that is given, or else room for all points.
    """

    seconds = 0.5

    def __init__(self, run: dnn.Run, axes: tuple[int, int] = (0, 1), names: Sequence[str] = ("x1", "x2"), extent=None):
        train, _, test = run.split[:3]
        self.axes, self.names, self.features = list(axes), names, run.config.features
        self.inputs = [*names, *(dnn.FEATURES[name].label for name in self.features)]
        parts = (part._replace(X=part.X[self.axes]) for part in (train, test))
        self.run_split = train, test = tuple(parts)
        self.extent = extent or extent_of(np.hstack([train.X, test.X]))
        sizes = dnn.layer_sizes(run.params)
        self.net = PlaneNet(run.config, sizes, run.split.train.cost, axes, len(names))
        self.drawings = self._drawings()
        self.first = run.snapshot().params[0]
        self.pins: Sequence[Pinned] = ()
        self.diverged = run.stopped == "diverged"

    def _drawings(self) -> list[nets.Drawing]:
        made = [nets.shade("boundary", self.extent, GRID, looks=True), nets.heat("weights")]
        return made + nets.board(self.extent, self.names)

    def pin(self, pins: Sequence[Pinned]) -> None:
        """Show the curves of these runs, too."""
        self.pins = pins

    def picture_of(self, pinned: Pinned) -> np.ndarray:
        """The probability of class 1 where it stood."""
        params, cost = pinned.snapshot.params, self.run_split[0].cost
        net = PlaneNet(pinned.config, dnn.layer_sizes(params), cost, tuple(self.axes), len(self.names))
        return net.answers(params, pinned.activations, self.extent, THUMBNAIL)

    def numbers(self, player: Player) -> list[readout.Number]:
        """How far, how fast and how well."""
        return readout.of_run(player)

    def thumbnail(self, params: Sequence[dnn.Layer], activations: Sequence) -> np.ndarray:
        """The probability of class 1."""
        return self.net.answers(params, activations, self.extent, THUMBNAIL)

    def figures(self) -> dict[str, go.Figure | dict | None]:
        """Empty figures, filled by the first frame."""
        pinned = [(each.letter, *each.few_points()) for each in self.pins]
        return {
            "boundary": self._plane(),
            "cost": remembered(curves.cost_on_stage, pinned, self.diverged),
            "weights": remembered(net.weights, *self.first, self.inputs),
        }

    def _plane(self) -> dict:
        train, test = self.run_split
        names = [self.names[k] for k in self.axes]
        return remembered(plane.plane, train.X, train.Y, test.X, test.Y, self.extent, names)

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """The net and the cost in every frame; the numbers that show on hover now and then."""
        self.net.draw(run.params, run.activations, self.drawings, updates, slow)
        draw_costs(run, updates)
        if slow:
            updates.traces("weights", [0], hover=True, z=[np.hstack(run.params[0])])
