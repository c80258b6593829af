"""Where X and Y come from: plane sets, regressions, parity and real images. A new set is one more entry of DATASETS.

`make(m, noise, rng)` returns X (n_x, m) and Y (n_y, m). `rng` is a NumPy Generator; the older RandomState serves
too, and then `flower` gives the numbers of the course's assignment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..registry import lookup
from .images import digits, faces
from .plane import blobs, circles, flower, moons, spiral, three_blobs, xor


class Dataset(NamedTuple):
    """Examples, their labels, and the cost that belongs to them."""

    X: np.ndarray  # (n_x, m)
    Y: np.ndarray  # (n_y, m)
    cost: str  # name in COSTS


@dataclass(frozen=True)
class Source:
    """One data set. `kind` is "plane", "regression", "bits" or "images"; images have a shape (height, width)."""

    label: str
    description: str
    kind: str
    cost: str
    make: Callable
    fixed_size: int | None = None  # number of examples where it is not free; noise is then ignored too
    image_shape: tuple[int, int] | None = None
    classes: tuple[str, ...] = ("0", "1")


def houses(m, noise, rng):
    """Price against size, both standardized: flat at first, then steeper, then flat; `noise` is the deviation of y."""
    X = rng.uniform(-2, 2, (1, m))
    return X, np.tanh(1.5 * X) + 0.25 * X + noise * rng.standard_normal((1, m))


def curve(m, noise, rng):
    """y = sin 2x + x/2 for x in [-2, 2]; `noise` is the deviation of y."""
    X = rng.uniform(-2, 2, (1, m))
    return X, np.sin(2 * X) + 0.5 * X + noise * rng.standard_normal((1, m))


def surface(m, noise, rng):
    """y = sin 2x1 cos 2x2 on the square [-1, 1]^2; `noise` is the deviation of y."""
    X = rng.uniform(-1, 1, (2, m))
    return X, np.sin(2 * X[:1]) * np.cos(2 * X[1:]) + noise * rng.standard_normal((1, m))


def parity_examples(n, low=-1.0):
    """All 2^n inputs of n bits, `low` or 1 (x1 the highest bit, counted upwards), and x1 xor ... xor xn.

    X (n, 2^n), Y (1, 2^n). Raises ValueError if n is not a whole number from 1 to 20.
    """
    if not isinstance(n, int) or not 1 <= n <= 20:
        raise ValueError(f"parity of {n!r} bits: choose a whole number from 1 to 20")
    bits = (np.arange(2**n) >> np.arange(n - 1, -1, -1)[:, np.newaxis]) & 1  # (n, 2^n)
    return np.where(bits, 1.0, low), (bits.sum(0, keepdims=True) % 2).astype(float)


def parity_of_all(m, noise, rng, low=-1.0):
    """All inputs of as many bits as m has room for: 2^n <= m."""
    return parity_examples(m.bit_length() - 1, low)


TWO_CLASSES = "binary_cross_entropy"
DATASETS: dict[str, Source] = {
    "circles": Source("circles", "a ring around a ring", "plane", TWO_CLASSES, circles),
    "moons": Source("moons", "two interleaved half circles", "plane", TWO_CLASSES, moons),
    "xor": Source("XOR", "opposite quadrants share a class", "plane", TWO_CLASSES, xor),
    "blobs": Source("two blobs", "two clouds that one line can part", "plane", TWO_CLASSES, blobs),
    "spiral": Source("spiral", "two arms wound into each other", "plane", TWO_CLASSES, spiral),
    "flower": Source("flower", "the course's planar flower", "plane", TWO_CLASSES, flower),
    "three_blobs": Source(
        "three blobs",
        "three clouds, three classes",
        "classes",
        "categorical_cross_entropy",
        three_blobs,
        classes=("0", "1", "2"),
    ),
    "houses": Source("house prices", "price against size, made up", "regression", "squared_error", houses),
    "curve": Source("curve", "y = sin 2x + x/2", "regression", "squared_error", curve),
    "surface": Source("surface", "y = sin 2x1 cos 2x2", "regression", "squared_error", surface),
    "parity": Source("parity of bits -1, 1", "is the number of ones odd?", "bits", TWO_CLASSES, parity_of_all),
    "parity_01": Source(
        "parity of bits 0, 1",
        "the same, harder to learn",
        "bits",
        TWO_CLASSES,
        lambda m, noise, rng: parity_of_all(m, noise, rng, low=0.0),
    ),
    "digits": Source(
        "digits",
        "1797 handwritten digits",
        "images",
        "categorical_cross_entropy",
        digits,
        1797,
        (8, 8),
        tuple("0123456789"),
    ),
    "faces": Source(
        "faces", "100 faces and 100 other patches", "images", TWO_CLASSES, faces, 200, (25, 25), ("no face", "face")
    ),
}


def make_dataset(name: str, m: int, noise: float, rng) -> Dataset:
    """The data set called `name`: X (n_x, m), Y (n_y, m), float64.

    Raises ValueError for an unknown name, m below 2 or not whole, or noise that is negative or not finite.
    """
    source = lookup(DATASETS, name, "data set")
    if not isinstance(m, int) or m < 2:
        raise ValueError(f"{m!r} examples: choose a whole number of at least 2")
    if not (np.isfinite(noise) and noise >= 0):
        raise ValueError(f"noise is {noise!r}: choose a number of at least 0")
    X, Y = source.make(m, noise, rng)
    return Dataset(X, Y, source.cost)
