"""Three problems, three output layers: two classes, several classes, a number."""

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import plane, regression, style
from pages.ui.figures.plane import extent_of, grid, probability_png
from pages.ui.figures.shading import palette_png
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

GRID = 80
STEPS = 8  # of certainty, in the picture of three classes


def three_class_png(P: np.ndarray) -> bytes:
    """Probabilities (3, n, n) as an image: the likeliest class's colour, stronger where it is surer."""
    colours = [[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in style.THREE]
    alphas = np.linspace(0, 150, STEPS).round().astype(int)
    palette = np.array([[*colour, alpha] for colour in colours for alpha in alphas], np.uint8)
    sureness = (P.max(axis=0) - 1 / 3) * 1.5
    indices = P.argmax(axis=0) * STEPS + np.clip(sureness * STEPS, 0, STEPS - 1).astype(int)
    return palette_png(indices.astype(np.uint8), palette)


class OutputPictures(Pictures):
    """Pictures of three runs: sigmoid on the plane, softmax on the plane, linear on a line."""

    def __init__(self, run: dnn.Several):
        two, three, number = (each.split.train for each in run.runs)
        self.data = two, three, number
        self.extents = extent_of(two.X), extent_of(three.X)
        self.points = [grid(extent, GRID) for extent in self.extents]
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
        """All three a few times a second."""
        if not slow:
            return
        two, three, number = run.runs
        updates.image("sigmoid", probability_png(two.predict(self.points[0])[0].reshape(GRID, GRID)))
        updates.image("softmax", three_class_png(three.predict(self.points[1]).reshape(3, GRID, GRID)))
        updates.traces("linear", [1], x=[self.line[0]], y=[number.predict(self.line)[0]])
