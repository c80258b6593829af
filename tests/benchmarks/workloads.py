"""The nets and data that are timed: from the playground's default to the course's image classifier."""

from typing import NamedTuple

import numpy as np

import dnn
from dnn.training.batches import Order


class Workload(NamedTuple):
    """Net, data and order of the examples: what each contender trains on."""

    name: str
    config: dnn.Config
    split: dnn.Split
    iterations: int  # in one timed round

    @property
    def net(self) -> dnn.Net:
        return dnn.net_of(self.config, self.split)

    @property
    def batches_an_epoch(self) -> int:
        m = self.split.train.X.shape[1]
        return -(-m // self.config.batch_size) if self.config.batch_size else 1

    def order(self, epoch: int) -> np.ndarray:
        """Order of the examples in an epoch: the one that dnn draws, so that all contenders see the same."""
        m = self.split.train.X.shape[1]
        return Order(self.config.seed, m)(epoch) if self.config.batch_size else np.arange(m)


def _split(X, Y, cost, dtype) -> dnn.Split:
    data = dnn.Dataset(X.astype(dtype), Y.astype(dtype), cost)
    nothing = dnn.Dataset(data.X[:, :0], data.Y[:, :0], cost)
    return dnn.Split(data, nothing, nothing, np.zeros((len(X), 1)), np.ones((len(X), 1)))


def _plane(m: int):
    data = dnn.make_split(dnn.Config(dataset="moons", examples=m, train_share=1.0)).train
    return data.X, data.Y, data.cost


def _parity(n: int):
    bits = 2.0 * ((np.arange(2**n) >> np.arange(n)[:, np.newaxis]) & 1) - 1
    return bits, (bits.prod(0, keepdims=True) < 0).astype(float), "binary_cross_entropy"


def _noise(n_x: int, n_y: int, m: int):
    """Numbers of an image's size; the time does not depend on what they show."""
    rng = np.random.default_rng(0)
    if n_y == 1:
        return rng.random((n_x, m)), (rng.random((1, m)) > 0.5) * 1.0, "binary_cross_entropy"
    return rng.random((n_x, m)), np.eye(n_y)[:, rng.integers(0, n_y, m)], "categorical_cross_entropy"


def workloads(dtype: str = "float64") -> list[Workload]:
    """All of them, from the smallest to the largest."""
    digits = dnn.make_split(dnn.Config(dataset="digits", train_share=1.0)).train
    images = digits.X, digits.Y, digits.cost
    plane = _plane(500)
    rows = [
        ("2-4-1, 400 points, full batch", (4,), "tanh", 0, _plane(400), 2000),
        ("2-8-8-1, 500 points, full batch", (8, 8), "tanh", 0, plane, 1000),
        ("2-8-8-1, 500 points, batches of 10", (8, 8), "tanh", 10, plane, 2000),
        ("2-8-8-1, 500 points, batches of 32", (8, 8), "tanh", 32, plane, 2000),
        ("parity 10-64-32-16-1, full batch", (64, 32, 16), "tanh", 0, _parity(10), 60),
        ("digits 64-32-16-10, batches of 64", (32, 16), "relu", 64, images, 600),
        ("digits 64-32-16-10, full batch", (32, 16), "relu", 0, images, 60),
        ("12288-20-7-5-1, 209 examples", (20, 7, 5), "relu", 0, _noise(12288, 1, 209), 12),
        ("784-256-128-10, batches of 128", (256, 128), "relu", 128, _noise(784, 10, 1280), 40),
    ]
    return [
        Workload(
            name,
            dnn.Config(hidden=hidden, activation=(g,), batch_size=batch, alpha=0.05, dtype=dtype),
            _split(*data, dtype),
            iterations,
        )
        for name, hidden, g, batch, data, iterations in rows
    ]
