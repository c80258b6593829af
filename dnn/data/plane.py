"""Sets of points on the plane: X (2, m), and Y (1, m), or (3, m) for three classes."""

import numpy as np

from .labels import one_hot


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
    X = 1.2 * np.stack([np.cos(corner), np.sin(corner)]) + (0.3 + noise) * rng.standard_normal((2, m))
    return X, one_hot(labels, 3)


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


def _halves(m: int) -> tuple[int, int]:
    return m - m // 2, m // 2


def _two_classes(m: int) -> np.ndarray:
    n_0, n_1 = _halves(m)
    return np.hstack([np.zeros((1, n_0)), np.ones((1, n_1))])


def _jittered(X, deviation, rng) -> np.ndarray:
    return X + deviation * rng.standard_normal(X.shape)
