"""One first-layer unit: its weights, how it answers to each class, and the images that excite it most and least."""

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import answers, histograms
from pages.ui.figures.mosaic import Mosaic
from pages.ui.images.weights import Look, images_of, labels_of
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

SHOWN = 6  # images that excite a unit most, and as many that do least


def output_slopes(run: dnn.Run, unit: int) -> np.ndarray:
    """dz[L]_k / da[1]_unit for each output k, the mean over the training images; (n_L,)."""
    _, caches = dnn.network_forward(run.params, run.activations, run.split.train.X)
    layers = list(zip(run.params, run.activations, caches, strict=True))[1:]
    slopes = []
    for k in range(len(run.params[-1].W)):
        dZ = np.zeros_like(caches[-1].Z)
        dZ[k] = 1
        dA, _ = dnn.linear_backward(run.params[-1], dZ, caches[-1].A_prev)
        for layer, activation, cache in reversed(layers[:-1]):
            dA, _ = dnn.layer_backward(layer, activation, dA, cache)
        slopes.append(dA[unit].mean())
    return np.array(slopes)


def signed(value: float) -> str:
    """A number with its sign, the minus as it is set everywhere."""
    return f"{value:+.3f}".replace("-", "−")


class UnitPictures(Pictures):
    """The images that excite one unit most and least, its activation by class, and what it does to the output."""

    def __init__(self, run: dnn.Run, look: Look):
        self.look, self.images = look, images_of(run)
        self.mosaic = Mosaic(2 * SHOWN, *self.images.shape, columns=SHOWN)
        self.labels = labels_of(run.split.train.Y)
        self.next = [f"{i}" for i in range(1, len(run.params[1].W) + 1)] if len(run.params) > 2 else []

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures; the outgoing weights only where the next layer is not the output."""
        outputs, several = self.images.outputs, len(self.images.outputs) > 1
        hover = "a = %{customdata[0]:.4f}, class %{customdata[1]:d}"
        return {
            "exciting": self.mosaic.figure("Training images: most exciting above, least below", hover),
            "histogram": histograms.of_classes("Its activation a, by class", self.images.classes),
            "outgoing": answers.bars("Its outgoing weights W[2], by unit of layer 2", self.next) if self.next else None,
            "output": answers.bars("What it does to each output: mean of ∂z[L]/∂a", outputs) if several else None,
        }

    def numbers(self, player: Player) -> list[readout.Number]:
        """Of two classes: the means of the unit's activation, and what it does to the output."""
        run = player.shown
        if len(self.images.classes) > 2:
            return []
        unit = self._unit(run)
        A = dnn.predict(run.params[:1], run.activations[:1], run.split.train.X)[unit]
        means = [
            (f"mean {k}", f"mean of a, {name}", signed(A[self.labels == k].mean()))
            for k, name in enumerate(self.images.classes)
        ]
        return [*means, ("slope", "mean of ∂z[L]/∂a", signed(output_slopes(run, unit)[0]))]

    def _unit(self, run: dnn.Run) -> int:
        return min(self.look.unit, len(run.params[0].W) - 1)

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """Everything, since a view that watches is asked a few times a second only."""
        unit = self._unit(run)
        train = run.split.train
        A = dnn.predict(run.params[:1], run.activations[:1], train.X)[unit]
        order = np.argsort(-A, kind="stable")
        shown = np.concatenate([order[:SHOWN], order[: -SHOWN - 1 : -1]])
        self.images.draw("exciting", self.mosaic, train.X[:, shown], updates)
        updates.traces("exciting", [0], customdata=[np.stack([A[shown], self.labels[shown]], axis=1)])
        if len(self.images.outputs) > 1:
            slopes = output_slopes(run, unit)
            updates.painted("output", [0], y=[slopes], marker__color=[slopes])
        middles, shares = histograms.shares(A, self.labels, len(self.images.classes))
        if len(shares) == 2:
            updates.painted("histogram", [0, 1], x=[middles, middles], y=list(shares))
        else:
            updates.painted("histogram", [0], x=[middles], z=[shares])
        if self.next:
            outgoing = run.params[1].W[:, unit]
            updates.painted("outgoing", [0], y=[outgoing], marker__color=[outgoing])
