"""What a notebook's numbers should be, by the core's own functions, from as much as its reader has given."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import numpy as np

import dnn
from pages.ui.lessons.notebook.text import UPDATED

RULES = {
    "small": lambda n_prev: 0.01,
    "xavier": lambda n_prev: 1 / np.sqrt(n_prev),
    "he": lambda n_prev: np.sqrt(2 / n_prev),
}
COST = dnn.COSTS["binary_cross_entropy"]


def drawn(sizes: tuple[int, ...], rule: str, seed: int) -> tuple[dnn.Layer, ...]:
    """W and b as the course draws them: np.random.seed(seed), then randn for each W in turn; b = 0."""
    rng = np.random.RandomState(seed)
    return tuple(
        dnn.Layer(rng.randn(n, n_prev) * RULES[rule](n_prev), np.zeros((n, 1))) for n_prev, n in pairwise(sizes)
    )


def names_of(depth: int) -> list[str]:
    """Every name that a net of `depth` layers has, in the order in which a notebook comes to it."""
    layers = range(1, depth + 1)
    names = ["X", "Y", "alpha", *(f"{kind}{l}" for l in layers for kind in "Wb")]
    names += [*(f"{kind}{l}" for l in layers for kind in "ZA"), "AL", "cost", "dAL"]
    names += [f"{kind}{l}" for l in reversed(layers) for kind in ("dA", "dZ", "dW", "db")]
    return [*names, "dA0", *(f"{UPDATED}{kind}{l}" for l in layers for kind in "Wb")]


def shape_of(name: str, sizes: tuple[int, ...], m: int) -> tuple[int, int]:
    """The shape of one of `names_of`, for m examples."""
    if name in ("cost", "alpha"):
        return 1, 1
    kind = name.removeprefix(UPDATED).removeprefix("d")
    l = {"X": 0, "Y": len(sizes) - 1, "AL": len(sizes) - 1}.get(kind)
    if l is None:
        kind, l = kind[0], int(kind[1:])
    return sizes[l], {"W": sizes[l - 1], "b": 1}.get(kind, m)


class Sheet:
    """The right values by name; for what has none, the names of what is missing for it.

    `given` are the reader's own arrays, each of its right shape. They stand for what cannot be computed.
    """

    def __init__(self, given: Mapping[str, np.ndarray]):
        self.given = given
        self.right: dict[str, np.ndarray] = {}
        self.missing: dict[str, list[str]] = {}

    def value(self, name: str) -> np.ndarray | None:
        """The right value, else the reader's; the reader's first for what "own" stands before."""
        own = name.removeprefix("own ")
        first, second = (self.right, self.given) if own == name else (self.given, self.right)
        return first.get(own, second.get(own))

    def compute(self, name: str, needs: Iterable[str], formula: Callable) -> None:
        """Enter formula(values of needs) under `name`, or what is missing for it."""
        values = {need: self.value(need) for need in needs}
        lacking = [need.removeprefix("own ") for need, value in values.items() if value is None]
        if lacking:
            self.missing[name] = list(
                dict.fromkeys(leaf for need in lacking for leaf in self.missing.get(need, [need]))
            )
        else:
            self.right[name] = formula(*values.values())


def expected(given: Mapping[str, np.ndarray], first: tuple[dnn.Layer, ...] | None, depth: int, hidden: str) -> Sheet:
    """All that follows from what is given, for sigmoid and binary cross-entropy behind `depth` - 1 hidden layers.

    W and b are the reader's own, else those of `first`; the cost is that of the reader's own AL, and the updated
    parameters follow from the reader's own dW and db, so that a mistake shows where it is made.
    """
    sheet = Sheet(given)
    for l, layer in enumerate(first or (), start=1):
        sheet.right |= {f"W{l}": layer.W, f"b{l}": layer.b}
    gs = [dnn.ACTIVATIONS[hidden]] * (depth - 1) + [COST.output]
    with np.errstate(all="ignore"):  # what is not finite is told as such
        _forward(sheet, gs)
        _backward(sheet, gs)
        for l in range(1, depth + 1):
            for kind in "Wb":
                needs = (f"own {kind}{l}", f"own d{kind}{l}", "alpha")
                sheet.compute(f"{UPDATED}{kind}{l}", needs, lambda w, dw, alpha: w - alpha * dw)
    return sheet


def _forward(sheet: Sheet, gs: list[dnn.Activation]) -> None:
    for l, g in enumerate(gs, start=1):
        A_prev = f"A{l - 1}" if l > 1 else "X"
        sheet.compute(f"Z{l}", (f"own W{l}", f"own b{l}", A_prev), lambda W, b, A: W @ A + b)
        sheet.compute(f"A{l}", (f"Z{l}",), g.g)
    sheet.compute("AL", (f"A{len(gs)}",), np.array)
    sheet.compute("cost", ("own AL", "Y"), lambda AL, Y: np.array([[COST.from_A(AL, Y)]]))


def _backward(sheet: Sheet, gs: list[dnn.Activation]) -> None:
    L = len(gs)
    sheet.compute("dAL", ("AL", "Y"), COST.dA)
    sheet.compute(f"dA{L}", ("AL", "Y"), COST.dA)
    sheet.compute(f"dZ{L}", ("AL", "Y"), np.subtract)
    for l in range(L, 0, -1):
        A_prev = f"A{l - 1}" if l > 1 else "X"
        if l < L:
            sheet.compute(f"dZ{l}", (f"dA{l}", f"A{l}"), lambda dA, A, g=gs[l - 1]: g.backward(dA, None, A))
        sheet.compute(f"dW{l}", (f"dZ{l}", A_prev), lambda dZ, A_prev: dZ @ A_prev.T / dZ.shape[1])
        sheet.compute(f"db{l}", (f"dZ{l}",), lambda dZ: dZ.mean(axis=1, keepdims=True))
        sheet.compute(f"dA{l - 1}", (f"own W{l}", f"dZ{l}"), lambda W, dZ: W.T @ dZ)
