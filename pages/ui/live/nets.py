"""What a net says of the plane of its inputs, in every frame.

A small net goes to the browser as its parameters, and the browser computes what is drawn (forward.js). A large one, or
one whose inputs the browser does not know, is computed here and goes as fields of small numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

import dnn
from pages.ui.figures.plane import Extent, grid
from pages.ui.live.updates import Updates

MOST_PARAMETERS = 2500  # of the nets that the browser computes in each frame
TILE, SMALLEST_TILE = 24, 9  # points a side of a tile on the board
MOST_TILES = 64  # hidden units; of larger nets that are computed here each has few points


@dataclass(frozen=True)
class Drawing:
    """One picture of a net: how it is painted, in which figure, and what the painter has to know, as painters.js."""

    paint: str  # "shade", "classes", "tiles", "heat", "board" or "wires"
    figure: str
    options: dict = field(default_factory=dict)

    @cached_property
    def told(self) -> dict:
        """What a browser is told of it."""
        return {"paint": self.paint, "figure": self.figure, **self.options}


def shade(figure: str, extent: Extent, n: int, looks: bool = False) -> Drawing:
    """The probability of class 1 on n x n points, with the line of 0.5; with `looks` a unit that a reader looks at."""
    options = {"looks": True} if looks else {}
    return Drawing("shade", figure, {"extent": [float(end) for end in extent], "n": n} | options)


def classes(figure: str, extent: Extent, n: int) -> Drawing:
    """The likeliest of several classes on n x n points."""
    return Drawing("classes", figure, {"extent": [float(end) for end in extent], "n": n})


def tiles(figure: str, extent: Extent, layout) -> Drawing:
    """Every hidden unit over the plane, each on its own scale, where the TileLayout has it."""
    options = {
        "extent": [float(end) for end in extent],
        "n": layout.tile,
        "places": layout.places,
        "gap": layout.step - layout.tile,
        "edges": [0, layout.width, layout.height, 0],
    }
    return Drawing("tiles", figure, options)


def board(extent: Extent, names: Sequence[str]) -> list[Drawing]:
    """A net as the stage has it: its weights, and every unit over the plane as a tile, each on its own scale.

    `names` are the inputs that the data have.
    """
    options = {
        "extent": [float(end) for end in extent],
        "n": TILE,
        "names": list(names),
        "offered": [[name, feature.label] for name, feature in dnn.FEATURES.items()],
    }
    return [Drawing("wires", "wires"), Drawing("board", "board", options)]


def heat(figure: str) -> Drawing:
    """W[1] with b[1] as its last column."""
    return Drawing("heat", figure)


class PlaneNet:
    """Nets of one shape on the plane. Of their `inputs` two, `axes`, are the plane; the others are held at 0.

    So many nets as `together` says are drawn in each frame.
    """

    def __init__(
        self, config: dnn.Config, sizes: Sequence[int], cost: str, axes=(0, 1), inputs: int = 2, together: int = 1
    ):
        self.features, self.axes, self.inputs = config.features, list(axes), inputs
        names = dnn.COSTS[cost].output.label
        self.spec = {
            "sizes": list(sizes),
            "activations": list(config.activation),
            "slope": config.slope,
            "output": names,
            "features": list(config.features),
            "axes": self.axes,
        }
        plain = inputs == 2 and self.axes == [0, 1]
        self.by_browser = plain and together * dnn.parameter_count(sizes) <= MOST_PARAMETERS
        self._points: dict[tuple[Extent, int], np.ndarray] = {}

    def draw(
        self, params: Sequence[dnn.Layer], activations, drawings: Sequence[Drawing], updates: Updates, slow: bool = True
    ) -> None:
        """Add what these drawings show of these parameters; of a large net the weights themselves only if `slow`."""
        if self.by_browser and not updates.fields:
            self._parameters(params, drawings, updates)
            return
        answers: list[np.ndarray] = []  # what a shade shows is the board's output, too
        for each in drawings if updates.rests else map(coarser, drawings):
            if each.paint == "wires":
                if slow:
                    self._parameters(params, [each], updates)
                continue
            options, arrays = self._field(params, activations, each, updates.look, answers)
            if each.paint == "shade" and "look" not in options:
                answers = arrays
            updates.paint(each.paint, each.figure, arrays, **each.options | options)

    def _parameters(self, params: Sequence[dnn.Layer], drawings: Sequence[Drawing], updates: Updates) -> None:
        flat = np.concatenate([array.ravel() for layer in params for array in layer])
        updates.net(self.spec, flat, [each.told for each in drawings])

    def _field(self, params, activations, drawing: Drawing, look=None, answers=()) -> tuple[dict, list[np.ndarray]]:
        """What the server computes in the browser's place: more options, and the numbers."""
        if drawing.paint == "heat":
            rows, columns = params[0].W.shape
            return {"rows": rows, "columns": columns + 1}, [np.hstack(params[0]).astype(np.float32)]
        extent, n = tuple(drawing.options["extent"]), drawing.options["n"]
        if drawing.paint == "tiles":
            _, caches = dnn.network_forward(params, activations, self.points(extent, n, params[0].W.dtype))
            A = np.concatenate([cache.A for cache in caches[:-1]])
            return {}, [small(A, np.abs(A).max(axis=1, keepdims=True))]
        if drawing.paint == "board":
            tile = SMALLEST_TILE if sum(len(layer.W) for layer in params[:-1]) > MOST_TILES else n
            _, caches = dnn.network_forward(params, activations, self.points(extent, tile, params[0].W.dtype))
            A = np.concatenate([cache.A for cache in caches[:-1]] or [np.empty((0, tile * tile))])
            tiles = small(A, np.abs(A).max(axis=1, keepdims=True, initial=0))
            return {"spec": self.spec, "tile": tile}, [
                tiles,
                *(answers or [self.answers(params, activations, extent, n)]),
            ]
        if drawing.options.get("looks") and look and 0 <= look[0] < len(params):
            (l, i), points = look, self.points(extent, n, params[0].W.dtype)
            A = dnn.predict(params[:l], activations[:l], points) if l else points
            if 1 <= i <= len(A):
                return {"classes": 1, "look": look}, [signed(A[i - 1])]
        P = self.answers(params, activations, extent, n)
        return {"classes": len(P)}, [P]

    def answers(self, params, activations, extent: Extent, n: int) -> np.ndarray:
        """What the net says on n x n points of the plane (n_L, n^2), probabilities as uint8."""
        P = dnn.predict(params, activations, self.points(extent, n, params[0].W.dtype))
        return np.rint(255 * P).astype(np.uint8)

    def points(self, extent: Extent, n: int, dtype) -> np.ndarray:
        """n x n points of the plane as inputs of the net (n_0, n^2)."""
        if (extent, n) not in self._points:
            X = np.zeros((self.inputs, n * n))
            X[self.axes] = grid(extent, n)
            self._points[extent, n] = dnn.with_features(X, self.features).astype(dtype)
        return self._points[extent, n]


def coarser(drawing: Drawing) -> Drawing:
    """A field on half as many points a side, as it is computed here while a run plays."""
    if drawing.paint not in ("shade", "classes"):
        return drawing
    return replace(drawing, options=drawing.options | {"n": drawing.options["n"] // 2})


def signed(values: np.ndarray) -> np.ndarray:
    """Values over the largest of them in size, from -1 to 1, as whole numbers from 0 to 255: 0 is in the middle."""
    return np.rint(127.5 + 127.5 * values / (np.abs(values).max() or 1)).astype(np.uint8)


def small(values: np.ndarray, scale) -> np.ndarray:
    """Values over their scale, from -1 to 1, as whole numbers from -127 to 127; 0 where the scale is 0."""
    return np.rint(127 * values / np.where(scale > 0, scale, 1)).astype(np.int8)
