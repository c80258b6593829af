"""Nets that look at images: what each unit of the first layer looks for, and all about one unit."""

from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures.curves import cost_curve
from pages.ui.figures.mosaic import Mosaic
from pages.ui.figures.style import INK, PAPER
from pages.ui.live import readout
from pages.ui.live.costs import draw_costs
from pages.ui.live.nets import small
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

A_SECOND = 100_000  # weights that are sent of a run that plays; between two states the browser blends
LATEST = 0.2  # seconds from one state to the next, however many weights there are


class Look(NamedTuple):
    """How the reader wants to look at the first layer."""

    unit: int = 0  # index of the chosen one
    shared: bool = False  # one scale of colours for all
    sort: bool = True  # by the size of the outgoing weights


class Seen(NamedTuple):
    """One image, as plain values that can be compared."""

    shape: tuple[int, int]
    values: tuple[float, ...]  # brightness in [0, 1], row by row

    @classmethod
    def of(cls, pixels: np.ndarray) -> "Seen":
        """Of brightness (height, width)."""
        return cls(pixels.shape, tuple(pixels.ravel().tolist()))

    @property
    def pixels(self) -> np.ndarray:
        """Brightness (height, width)."""
        return np.array(self.values).reshape(self.shape)


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

    def draw(self, figure: str, mosaic: Mosaic, X, updates: Updates) -> None:
        """Inputs (n_0, m) as grey images, m of them at most `mosaic.count`; another image is no blend of two."""
        grey = np.rint(255 * np.clip(self.pixels(X), 0, 1)).astype(np.uint8)
        options = mosaic.options(mosaic.places[: len(grey)])
        updates.paint("tiles", figure, [grey], grey=True, jumps=True, **options)


def shape_of(config: dnn.Config) -> tuple[int, int]:
    """Height and width of the images in the config's data. Raises ValueError if these are no images."""
    shape = dnn.DATASETS[config.dataset].image_shape
    if shape is None:
        raise ValueError(f"{config.dataset} has no images")
    return shape


def images_of(run: dnn.Run) -> Images:
    """The images that `run` learns from."""
    source = dnn.DATASETS[run.config.dataset]
    classes = tuple(source.classes[k] for k in run.config.pair) or source.classes
    return Images(shape_of(run.config), run.split.mean, classes)


def labels_of(Y) -> np.ndarray:
    """Class index of each example (m,), from Y or probabilities (n_L, m)."""
    return Y.argmax(axis=0) if len(Y) > 1 else (Y[0] > 0.5).astype(int)


def by_outgoing(params) -> np.ndarray:
    """Units of layer 1, the one with the largest weights into layer 2 first; (n_1,)."""
    return np.argsort(-np.linalg.norm(params[1].W, axis=0), kind="stable")


class WeightPictures(Pictures):
    """Rows of W[1] as images, and the cost."""

    def __init__(self, run: dnn.Run, look: Look):
        self.look, self.images, self.diverged = look, images_of(run), run.stopped == "diverged"
        n = len(run.params[0].W)
        self.mosaic = Mosaic(n, *self.images.shape, columns=min(n, 5 if n <= 25 else 8))
        self.order, self.sorted_at = np.arange(n), 0
        self.sorts: bool | None = None

    def numbers(self, player: Player) -> list[readout.Number]:
        """How far, how fast and how well."""
        return readout.of_run(player)

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures; trace 1 of the weights marks the chosen unit."""
        hover = "unit %{customdata[0]:d}<br>size of its outgoing weights %{customdata[1]:.3f}"
        weights = self.mosaic.figure("What each unit of layer 1 looks for: the rows of W[1]", hover, "pick")
        weights.add_scatter(
            x=[0],
            y=[0],
            mode="markers",
            hoverinfo="skip",
            marker=dict(size=16, color=INK, symbol="star", line=dict(width=1.5, color=PAPER)),
        )
        return {"weights": weights, "cost": cost_curve(diverged=self.diverged)}

    def unit_at(self, place: int) -> int:
        """Index of the unit whose square lies at that place."""
        return int(self.order[place])

    def _sort(self, run: dnn.Run, sort: bool) -> None:
        """Anew only when the iterations have doubled, so that squares can be watched and seldom jump."""
        if self.sorts == sort and self.sorted_at <= run.iteration < max(2 * self.sorted_at, 100):
            return
        self.order = by_outgoing(run.params) if sort else np.arange(self.mosaic.count)
        self.sorts, self.sorted_at = sort, run.iteration

    def draw(self, run: dnn.Run, updates: Updates, slow: bool) -> None:
        """The squares as often as their size allows, the rest a few times a second."""
        look = self.look
        self._sort(run, look.sort)
        W = run.params[0].W
        if updates.due("weights", min(W.size / A_SECOND, LATEST)):
            scaled = small(W, np.abs(W).max(axis=None if look.shared else 1, keepdims=True))
            # Units are told in their own order, and where they lie: nothing is blended with what lay there before.
            places = self.mosaic.places[self.order.argsort()]
            updates.paint("tiles", "weights", [scaled], **self.mosaic.options(places))
        draw_costs(run, updates)
        if not slow:
            return
        outgoing = np.linalg.norm(run.params[1].W, axis=0)[self.order]
        updates.traces("weights", [0], customdata=[np.stack([self.order + 1, outgoing], axis=1)])
        place = int(np.flatnonzero(self.order == min(look.unit, self.mosaic.count - 1))[0])
        top, left = self.mosaic.corners[place]
        x, y = left + self.mosaic.width / 9, top + self.mosaic.height / 9
        updates.traces("weights", [1], x=[np.array([x])], y=[np.array([y])])
