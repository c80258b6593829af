"""Nets that look at images: what each unit of the first layer looks for, and all about one unit."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

import dnn

from . import image_figures, numbers
from .figures import ORANGE, cost_curve
from .mosaic import Mosaic
from .plane import cost_updates
from .player import Player

SHOWN = 6  # images that excite a unit most, and as many that do least


class Look(NamedTuple):
    """How the reader wants to look at the first layer."""

    unit: int = 0  # index of the chosen one
    shared: bool = False  # one scale of colours for all
    sort: bool = True  # by the size of the outgoing weights


class Images(NamedTuple):
    """What the pictures need to know of a run's images."""

    shape: tuple[int, int]
    mean: np.ndarray  # (n_0, 1)
    classes: tuple[str, ...]

    @property
    def outputs(self) -> tuple[str, ...]:
        """What the output units stand for: one of two classes, or each of several."""
        return self.classes[1:] if len(self.classes) == 2 else self.classes

    def pixels(self, X) -> np.ndarray:
        """Inputs (n_0, m) as brightness (m, height, width)."""
        return (X + self.mean).T.reshape(-1, *self.shape)


def images_of(run: dnn.Run) -> Images:
    """The images that `run` learns from."""
    source = dnn.DATASETS[run.config.dataset]
    classes = tuple(source.classes[k] for k in run.config.pair) or source.classes
    return Images(source.image_shape, run.split.mean, classes)


def labels_of(Y) -> np.ndarray:
    """Class index of each example (m,), from Y or probabilities (n_L, m)."""
    return Y.argmax(axis=0) if len(Y) > 1 else (Y[0] > 0.5).astype(int)


def by_outgoing(params) -> np.ndarray:
    """Units of layer 1, the one with the largest weights into layer 2 first; (n_1,)."""
    return np.argsort(-np.linalg.norm(params[1].W, axis=0), kind="stable")


class WeightPictures:
    """Rows of W[1] as images, and the cost."""

    numbers = staticmethod(numbers.of_run)

    def __init__(self, run: dnn.Run, look: Callable[[], Look]):
        self.look, self.images = look, images_of(run)
        n = len(run.params[0].W)
        self.mosaic = Mosaic(n, *self.images.shape, columns=min(n, 5 if n <= 25 else 8))
        self.order, self.sorted_at, self.sorts = np.arange(n), 0, None

    def figures(self) -> dict[str, dict]:
        """Empty figures; trace 1 of the weights marks the chosen unit."""
        hover = "unit %{customdata[0]:d}<br>size of its outgoing weights %{customdata[1]:.3f}"
        weights = self.mosaic.figure("What each unit of layer 1 looks for: the rows of W[1]", hover, "pick")
        weights.add_scatter(
            x=[0], y=[0], mode="markers", hoverinfo="skip",
            marker=dict(size=16, color=ORANGE, symbol="star", line=dict(width=1.5, color="white")),
        )  # fmt: skip
        return {"weights": weights.to_plotly_json(), "cost": cost_curve().to_plotly_json()}

    def unit_at(self, place: int) -> int:
        """Index of the unit whose square lies at that place."""
        return int(self.order[place])

    def _sort(self, run: dnn.Run, sort: bool) -> None:
        """Anew only when the iterations have doubled, so that squares can be watched and seldom jump."""
        if self.sorts == sort and self.sorted_at <= run.iteration < max(2 * self.sorted_at, 100):
            return
        self.order = by_outgoing(run.params) if sort else np.arange(self.mosaic.count)
        self.sorts, self.sorted_at = sort, run.iteration

    def frame(self, run: dnn.Run, slow: bool) -> tuple[list[dict], dict]:
        """The squares in every frame, the rest a few times a second."""
        look = self.look()
        self._sort(run, look.sort)
        W = run.params[0].W[self.order].reshape(-1, *self.images.shape)
        updates, arrays = [{"figure": "weights", "image": "W1"}], {"W1": self.mosaic.signed_png(W, look.shared)}
        if not slow:
            return updates, arrays
        place = int(np.flatnonzero(self.order == min(look.unit, self.mosaic.count - 1))[0])
        outgoing = np.linalg.norm(run.params[1].W, axis=0)[self.order]
        top, left = self.mosaic.corners[place]
        arrays |= {"units": np.stack([self.order + 1, outgoing], axis=1), "x": np.array([left + self.mosaic.width / 9])}
        cost, costs = cost_updates(run)
        arrays |= {"y": np.array([top + self.mosaic.height / 9])} | costs
        updates += [
            {"figure": "weights", "traces": [0], "set": {"customdata": ["units"]}, "columns": 2},
            {"figure": "weights", "traces": [1], "set": {"x": ["x"], "y": ["y"]}},
            cost,
        ]
        return updates, arrays


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


class UnitPictures:
    """The images that excite one unit most and least, its activation by class, and what it does to the output."""

    def __init__(self, run: dnn.Run, look: Callable[[], Look]):
        self.look, self.images = look, images_of(run)
        self.mosaic = Mosaic(2 * SHOWN, *self.images.shape, columns=SHOWN)
        self.labels = labels_of(run.split.train.Y)
        self.next = [f"{i}" for i in range(1, len(run.params[1].W) + 1)] if len(run.params) > 2 else []

    def figures(self) -> dict[str, dict]:
        """Empty figures; the outgoing weights only where the next layer is not the output."""
        outputs, several = self.images.outputs, len(self.images.outputs) > 1
        hover = "a = %{customdata[0]:.4f}, class %{customdata[1]:d}"
        made = {
            "exciting": self.mosaic.figure("Training images: most exciting above, least below", hover),
            "histogram": image_figures.histogram("Its activation a, by class", self.images.classes),
            "outgoing": image_figures.bars("Its outgoing weights W[2], by unit of layer 2", self.next)
            if self.next
            else None,
            "output": image_figures.bars("What it does to each output: mean of ∂z[L]/∂a", outputs) if several else None,
        }
        return {name: figure.to_plotly_json() for name, figure in made.items() if figure is not None}

    def numbers(self, player: Player) -> list[numbers.Number]:
        """Of two classes: the means of the unit's activation, and what it does to the output."""
        run = player.shown
        if len(self.images.classes) > 2:
            return []
        unit = self._unit(run)
        A = dnn.predict(run.params[:1], run.activations[:1], run.split.train.X)[unit]
        means = [
            (f"mean {k}", f"mean of a, {name}", f"{A[self.labels == k].mean():+.3f}")
            for k, name in enumerate(self.images.classes)
        ]
        return [*means, ("slope", "mean of ∂z[L]/∂a", f"{output_slopes(run, unit)[0]:+.3f}")]

    def _unit(self, run: dnn.Run) -> int:
        return min(self.look().unit, len(run.params[0].W) - 1)

    def frame(self, run: dnn.Run, slow: bool) -> tuple[list[dict], dict]:
        """Everything, since a view that watches is asked a few times a second only."""
        unit = self._unit(run)
        train = run.split.train
        A = dnn.predict(run.params[:1], run.activations[:1], train.X)[unit]
        order = np.argsort(-A, kind="stable")
        shown = np.concatenate([order[:SHOWN], order[: -SHOWN - 1 : -1]])
        middles, shares = image_figures.shares(A, self.labels, len(self.images.classes))
        arrays = {
            "images": self.mosaic.grey_png(self.images.pixels(train.X[:, shown])),
            "about": np.stack([A[shown], self.labels[shown]], axis=1),
            "bins": middles, "shares": shares,
        }  # fmt: skip
        updates = [
            {"figure": "exciting", "image": "images"},
            {"figure": "exciting", "traces": [0], "set": {"customdata": ["about"]}, "columns": 2},
        ]
        if len(self.images.outputs) > 1:
            arrays["slopes"] = output_slopes(run, unit)
            updates.append({"figure": "output", "traces": [0], "set": {"y": ["slopes"], "marker.color": ["slopes"]}})
        if len(shares) == 2:
            arrays |= {"first": shares[0], "second": shares[1]}
            sets = {"x": ["bins", "bins"], "y": ["first", "second"]}
            updates.append({"figure": "histogram", "traces": [0, 1], "set": sets})
        else:
            updates.append({"figure": "histogram", "traces": [0], "set": {"x": ["bins"]}})
            updates.append({"figure": "histogram", "traces": [0], "set": {"z": ["shares"]}, "columns": len(middles)})
        if self.next:
            arrays["outgoing"] = run.params[1].W[:, unit]
            sets = {"y": ["outgoing"], "marker.color": ["outgoing"]}
            updates.append({"figure": "outgoing", "traces": [0], "set": sets})
        return updates, arrays
