"""How the first weights are drawn: each initializer is the standard deviation it gives W[l]. Biases start at 0."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from .network import Layer
from .registry import lookup


@dataclass(frozen=True)
class Initializer:
    """`scale(n_prev)` is the standard deviation of the weights of a layer with n_prev inputs."""

    label: str
    formula: str  # LaTeX
    scale: Callable[[int], float]


INITIALIZERS: dict[str, Initializer] = {
    "zeros": Initializer("zeros", "W=0", lambda n_prev: 0.0),
    "small": Initializer("small random", r"W\sim 0.01\,\mathcal N(0,1)", lambda n_prev: 0.01),
    "large": Initializer("large random", r"W\sim 10\,\mathcal N(0,1)", lambda n_prev: 10.0),
    "xavier": Initializer("Xavier", r"W\sim\sqrt{1/n^{[l-1]}}\,\mathcal N(0,1)", lambda n_prev: sqrt(1 / n_prev)),
    "he": Initializer("He", r"W\sim\sqrt{2/n^{[l-1]}}\,\mathcal N(0,1)", lambda n_prev: sqrt(2 / n_prev)),
}


def initialize(layer_sizes: Sequence[int], initializer: str, rng) -> tuple[Layer, ...]:
    """First parameters of a net of n_0, n_1 ... n_L units: W[l] (n_l, n_{l-1}), b[l] (n_l, 1), float64.

    `rng` draws W[1], W[2] ... in this order. A NumPy Generator serves, and so does the older RandomState:
    with the course's seed it gives the course's numbers. Xavier (Glorot and Bengio 2010, in the course's form
    sqrt(1/n_prev)) suits tanh, He (He et al. 2015) suits ReLU. Raises ValueError for an unknown name.
    """
    scale = lookup(INITIALIZERS, initializer, "initializer").scale
    return tuple(
        Layer(rng.standard_normal((n, n_prev)) * scale(n_prev), np.zeros((n, 1)))
        for n_prev, n in itertools.pairwise(layer_sizes)
    )
