"""Where X and Y come from: plane sets, regressions, parity and real images. A new set is one more entry of DATASETS.

`make(m, noise, rng)` returns X (n_x, m) and Y (n_y, m). `rng` is a NumPy Generator; the older RandomState serves
too, and then `flower` gives the numbers of the course's assignment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..registry import lookup

FOLDER = Path(__file__).parent


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


def circles(m, noise, rng):
    """Class 0 on the unit circle, class 1 on the circle of radius 0.5; `noise` is each coordinate's deviation."""
    outer, inner = (np.linspace(0, 2 * np.pi, n, endpoint=False) for n in _halves(m))
    X = np.hstack([[np.cos(outer), np.sin(outer)], [0.5 * np.cos(inner), 0.5 * np.sin(inner)]])
    return _jittered(X, noise, rng), _two_classes(m)


def moons(m, noise, rng):
    """Two interleaved half circles of radius 1; `noise` is each coordinate's deviation."""
    upper, lower = (np.linspace(0, np.pi, n) for n in _halves(m))
    X = np.hstack([[np.cos(upper), np.sin(upper)], [1 - np.cos(lower), 0.5 - np.sin(lower)]])
    return _jittered(X, noise, rng), _two_classes(m)


def xor(m, noise, rng):
    """Four quadrants of the square [-1, 1]^2; class 1 where the signs of x1 and x2 differ."""
    quadrant = np.arange(m) % 4
    signs = np.array([[1, 1, -1, -1], [1, -1, -1, 1]])[:, quadrant]
    X = signs * rng.uniform(0.05, 1, (2, m))
    return _jittered(X, noise, rng), (quadrant % 2 == 1).astype(float)[np.newaxis]


def blobs(m, noise, rng):
    """Two Gaussian clouds around (-1, -1) and (1, 1), of deviation 0.3 + `noise`."""
    Y = _two_classes(m)
    return 2 * Y - 1 + (0.3 + noise) * rng.standard_normal((2, m)), Y


def three_blobs(m, noise, rng):
    """Three Gaussian clouds at the corners of a triangle, of deviation 0.3 + `noise`; Y one-hot (3, m)."""
    labels = np.arange(m) % 3
    corner = 2 * np.pi * labels / 3 + np.pi / 2
    return 1.2 * np.stack([np.cos(corner), np.sin(corner)]) + (0.3 + noise) * rng.standard_normal((2, m)), one_hot(
        labels, 3
    )


def houses(m, noise, rng):
    """Price against size, both standardized: flat at first, then steeper, then flat; `noise` is the deviation of y."""
    X = rng.uniform(-2, 2, (1, m))
    return X, np.tanh(1.5 * X) + 0.25 * X + noise * rng.standard_normal((1, m))


def spiral(m, noise, rng):
    """Two arms of 1.75 turns up to radius 1; 0.3 `noise` is each coordinate's deviation."""
    arms = []
    for n, start in zip(_halves(m), (0, np.pi), strict=True):
        r = np.arange(1, n + 1) / n
        t = 2 * np.pi * 1.75 * r + start
        arms.append([r * np.sin(t), r * np.cos(t)])
    return _jittered(np.hstack(arms), 0.3 * noise, rng), _two_classes(m)


def flower(m, noise, rng):
    """The course's planar flower, petals up to radius 4; `noise` (0.2 there) is the deviation of angle and radius."""
    petals = []
    for j, n in enumerate(_halves(m)):
        t = np.linspace(j * 3.12, (j + 1) * 3.12, n) + noise * rng.standard_normal(n)
        r = 4 * np.sin(4 * t) + noise * rng.standard_normal(n)
        petals.append([r * np.sin(t), r * np.cos(t)])
    return np.hstack(petals), _two_classes(m)


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


@cache
def images(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Images (m, height, width) in [0, 1] and labels (m,) of dnn/data/`name`.npz; read-only."""
    with np.load(FOLDER / f"{name}.npz", allow_pickle=False) as archive:
        pixels = archive["images"] / float(archive["white"])
        labels = archive["labels"].astype(int)
    for array in (pixels, labels):
        array.flags.writeable = False
    return pixels, labels


def digits(m, noise, rng):
    """1797 handwritten digits of 8x8 pixels in [0, 1], one column an image; Y one-hot (10, 1797)."""
    pixels, labels = images("digits")
    return pixels.reshape(len(pixels), -1).T.copy(), one_hot(labels, 10)


def faces(m, noise, rng):
    """200 images of 25x25 pixels in [0, 1], the first 100 of them faces (class 1)."""
    pixels, labels = images("faces")
    return pixels.reshape(len(pixels), -1).T.copy(), labels[np.newaxis].astype(float)


def one_hot(labels, n_classes: int) -> np.ndarray:
    """Labels (m,) in 0 ... n_classes - 1 as columns (n_classes, m). Raises ValueError for a label outside."""
    labels = np.asarray(labels)
    outside = (labels < 0) | (labels >= n_classes) | (labels != np.round(labels))
    if outside.any():
        raise ValueError(f"label {labels[outside][0]} is outside the classes 0 to {n_classes - 1}")
    return np.eye(n_classes)[:, labels.astype(int)]


def _halves(m: int) -> tuple[int, int]:
    return m - m // 2, m // 2


def _two_classes(m: int) -> np.ndarray:
    n_0, n_1 = _halves(m)
    return np.hstack([np.zeros((1, n_0)), np.ones((1, n_1))])


def _jittered(X, deviation, rng) -> np.ndarray:
    return X + deviation * rng.standard_normal(X.shape)


TWO_CLASSES = "binary_cross_entropy"
DATASETS: dict[str, Source] = {
    "circles": Source("circles", "a ring around a ring", "plane", TWO_CLASSES, circles),
    "moons": Source("moons", "two interleaved half circles", "plane", TWO_CLASSES, moons),
    "xor": Source("XOR", "opposite quadrants share a class", "plane", TWO_CLASSES, xor),
    "blobs": Source("two blobs", "two clouds that one line can part", "plane", TWO_CLASSES, blobs),
    "spiral": Source("spiral", "two arms wound into each other", "plane", TWO_CLASSES, spiral),
    "flower": Source("flower", "the course's planar flower", "plane", TWO_CLASSES, flower),
    "three_blobs": Source(
        "three blobs", "three clouds, three classes", "classes", "categorical_cross_entropy", three_blobs,
        classes=("0", "1", "2"),
    ),
    "houses": Source("house prices", "price against size, made up", "regression", "squared_error", houses),
    "curve": Source("curve", "y = sin 2x + x/2", "regression", "squared_error", curve),
    "surface": Source("surface", "y = sin 2x1 cos 2x2", "regression", "squared_error", surface),
    "parity": Source("parity of bits -1, 1", "is the number of ones odd?", "bits", TWO_CLASSES, parity_of_all),
    "parity_01": Source(
        "parity of bits 0, 1", "the same, harder to learn", "bits", TWO_CLASSES,
        lambda m, noise, rng: parity_of_all(m, noise, rng, low=0.0),
    ),
    "digits": Source(
        "digits", "1797 handwritten digits", "images", "categorical_cross_entropy", digits, 1797, (8, 8),
        tuple("0123456789"),
    ),
    "faces": Source(
        "faces", "100 faces and 100 other patches", "images", TWO_CLASSES, faces, 200, (25, 25), ("no face", "face")
    ),
}  # fmt: skip


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
