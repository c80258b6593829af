"""Three problems, three output layers: two classes, several classes, a number."""

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import plane, regression
from pages.ui.figures.plane import extent_of
from pages.ui.live import nets, readout
from pages.ui.live.nets import PlaneNet
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

GRID = 80


class OutputPictures(Pictures):
    """Pictures of three runs: sigmoid on the plane, softmax on the plane, linear on a line."""

    def __init__(self, run: dnn.Several):
        two, three, number = (each.split.train for each in run.runs)
        self.data = two, three, number
        self.extents = extent_of(two.X), extent_of(three.X)
        self.nets = [
            PlaneNet(each.config, dnn.layer_sizes(each.params), each.split.train.cost) for each in run.runs[:2]
        ]
        self.drawings = nets.shade("sigmoid", self.extents[0], GRID), nets.classes("softmax", self.extents[1], GRID)
        self.line = np.linspace(number.X.min(), number.X.max(), 100)[np.newaxis]

    def figures(self) -> dict[str, go.Figure | None]:
        """Points; the nets' answers come with the first frame."""
        two, three, number = self.data
        sigmoid = plane.small_plane("Two classes: sigmoid", two.X, two.Y, self.extents[0])
        sigmoid.update_layout(height=330, meta=None)
        return {
            "sigmoid": sigmoid,
            "softmax": plane.three_classes(three.X, three.Y, self.extents[1]),
            "linear": regression.fitted_curve(number.X, number.Y),
        }

    def numbers(self, player: Player) -> list[readout.Number]:
        """Progress and each net's cost."""
        names = ("binary cross-entropy", "categorical cross-entropy", "squared error")
        costs = [
            (f"cost {i}", f"J, {names[i]}", readout.cost(row.cost))
            for i, row in enumerate(dnn.members_of(player.shown))
        ]
        return readout.progress(player) + costs

    def draw(self, run: dnn.Several, updates: Updates, slow: bool) -> None:
        """Everything in every frame; the line's points that show on hover while it rests."""
        for net, each, drawing in zip(self.nets, run.runs, self.drawings, strict=False):
            net.draw(each.params, each.activations, [drawing], updates)
        x, y = self.line[0], run.runs[2].predict(self.line)[0]
        updates.paint("line", "linear", [y], x=[float(x[0]), float(x[-1])], n=len(x), colour="ink", width=3)
        if updates.rests:
            updates.traces("linear", [1], x=[x], y=[y])
