"""What helps a net to the parity of inputs that it has not seen: one change at a time, half of the inputs shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Any

import numpy as np

from ..config import Config
from ..data.datasets import Dataset, parity_examples
from ..data.splits import Split
from ..network import Layer
from ..training.net import first_params
from ..training.run import Run
from .experiment import SCORED, Cell, Experiment, scored
from .parity import HELD_OUT_ITERATIONS, config_of

BITS = (6, 8)
RARE = 0.3  # how probable a 1 is in inputs with few ones


def hold_out(n: int, low: float, held: np.ndarray) -> Split:
    """All inputs of n bits, low and 1; those where `held` (2^n,) is True are the test part."""
    X, Y = parity_examples(n, low)
    train, dev, test = (
        Dataset(X[:, of], Y[:, of], "binary_cross_entropy") for of in (~held, np.zeros_like(held), held)
    )
    return Split(train, dev, test, np.zeros((n, 1)), np.ones((n, 1)))


def with_ones(n: int, ones: int) -> np.ndarray:
    """Which inputs have exactly so many ones; (2^n,) bool."""
    return parity_examples(n, 0.0)[0].sum(axis=0) == ones


def _random(n: int, shown: float, rng, one: float = 0.5) -> np.ndarray:
    """Which inputs to hold out, (2^n,) bool: a share is shown, drawn without repetition by bits that are 1 with
    probability `one` (E. Vieira: Gumbel-max trick and weighted reservoir sampling, 2014)."""
    ones = parity_examples(n, 0.0)[0].sum(axis=0)
    keys = ones * np.log(one / (1 - one)) + rng.gumbel(size=2**n)
    held = np.ones(2**n, bool)
    held[np.argsort(-keys)[: round(shown * 2**n)]] = False
    return held


def _half(n: int, rng) -> np.ndarray:
    return _random(n, 0.5, rng)


def _of_one_size(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """The same signs, and all weights of a layer as large as Xavier's deviation."""
    return tuple(Layer(np.sign(layer.W) / sqrt(layer.W.shape[1]), layer.b) for layer in layers)


@dataclass(frozen=True)
class Hint:
    """One change to a net of 4n tanh units that half of the inputs are shown to, 1500 iterations of Adam 0.01."""

    label: str
    changes: dict[str, Any] = field(default_factory=dict)  # of the Config
    low: float = -1.0  # the bit 0
    held: Callable[[int, np.random.Generator], np.ndarray] = _half  # which inputs are held out, (2^n,) bool
    first: Callable[[tuple[Layer, ...]], tuple[Layer, ...]] = lambda layers: layers


HINTS: dict[str, Hint] = {
    "none": Hint("no change"),
    "more": Hint("75 % shown instead of 50 %", held=lambda n, rng: _random(n, 0.75, rng)),
    "sparse": Hint("shown inputs have few ones", held=lambda n, rng: _random(n, 0.5, rng, RARE)),
    "one_size": Hint("first weights all of one size", first=_of_one_size),
    "longer": Hint("6000 iterations instead of 1500", {"max_iterations": 4 * HELD_OUT_ITERATIONS}),
    "decay_weak": Hint("weight decay λ = 0.1", {"l2": 0.1}),
    "decay": Hint("weight decay λ = 1", {"l2": 1.0}),
    "batches": Hint("mini-batches of 16", {"batch_size": 16}),
    "zero_one": Hint("bits 0 and 1 instead of -1 and 1", low=0.0),
    "early": Hint("stopped when all shown are right", {"target_accuracy": 1.0}),
    "middle": Hint("held out: all inputs with n/2 ones", held=lambda n, rng: with_ones(n, n // 2)),
}


def _cells(n: Sequence[int]) -> list[Cell]:
    return [(bits, hint) for bits in n or BITS for hint in HINTS]


def _config(n: int, hint: Hint, seed: int) -> Config:
    config = config_of("tanh, Adam 0.01", n, (4 * n,), seed)
    plain: dict[str, Any] = {"max_iterations": HELD_OUT_ITERATIONS, "target_accuracy": 0.0}
    return replace(config, **(plain | hint.changes))


def _outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    """Accuracy on what was held out; each seed leaves out inputs of its own, the same for hints of one share."""
    n, hint = int(cell[0]), HINTS[str(cell[1])]
    scores: list[float | None] = []
    for seed in seeds:
        config = _config(n, hint, seed)
        split = hold_out(n, hint.low, hint.held(n, np.random.default_rng([seed, n])))
        run = Run(config, split, hint.first(first_params(config, split)))
        run.advance(iterations=config.max_iterations)
        scores.append(float(run.measures.accuracy_test))
    return scores


HINTED = Experiment(
    "parity-hints",
    "accuracy on inputs that were held out, with one hint at a time; one layer of 4n units, half of the inputs shown",
    {"n": int, "hint": str},
    SCORED,
    _cells,
    _outcomes,
    scored,
)
