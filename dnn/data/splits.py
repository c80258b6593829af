"""Train, dev and test: what is learned from, what is chosen by, and what is looked at once, at the end."""

from typing import NamedTuple

import numpy as np

from ..config import Config
from .datasets import DATASETS, Dataset, make_dataset
from .features import with_features


class Split(NamedTuple):
    """Three parts of one data set, and the transform X -> (X - mean) / scale that was fitted on `train` alone."""

    train: Dataset
    dev: Dataset
    test: Dataset
    mean: np.ndarray  # (n_x, 1)
    scale: np.ndarray  # (n_x, 1)


def split(data: Dataset, train_share: float, dev_share: float, rng) -> Split:
    """Shuffle the examples and part them; the test part is what train and dev leave. Nothing is transformed.

    Train gets at least one example, and so does every other part with a share, while there are enough.
    """
    m = data.X.shape[1]
    order = rng.permutation(m)
    has_test = train_share + dev_share < 1 - 1e-9
    n_train = int(np.clip(round(m * train_share), 1, max(1, m - (dev_share > 0) - has_test)))
    n_dev = int(np.clip(round(m * dev_share), dev_share > 0, max(0, m - n_train - has_test)))
    if not has_test:
        n_dev = m - n_train if dev_share else 0
        n_train = m - n_dev
    parts = np.split(order, [n_train, n_train + n_dev])
    n_x = len(data.X)
    train, dev, test = (Dataset(data.X[:, part], data.Y[:, part], data.cost) for part in parts)
    return Split(train, dev, test, np.zeros((n_x, 1)), np.ones((n_x, 1)))


def transform(parts: Split, mean, scale) -> Split:
    """All three parts as (X - mean) / scale; mean and scale (n_x, 1)."""
    train, dev, test = (part._replace(X=(part.X - mean) / scale) for part in parts[:3])
    return Split(train, dev, test, mean, scale)


def standardize(parts: Split) -> Split:
    """Zero mean and unit deviation for every feature of the training part.

    A feature that is constant there keeps its scale, also one that is so but for rounding.
    """
    X = parts.train.X
    mean, scale = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    rounding = 64 * np.finfo(scale.dtype).eps * np.abs(X).max(axis=1, keepdims=True, initial=0)
    return transform(parts, mean, np.where(scale > rounding, scale, 1.0))


def centre(parts: Split) -> Split:
    """Zero mean for every feature of the training part, scales left alone: what suits pixels."""
    mean = parts.train.X.mean(axis=1, keepdims=True)
    return transform(parts, mean, np.ones_like(mean))


def two_classes(data: Dataset, first: int, second: int) -> Dataset:
    """Only the examples of two classes of a one-hot set; Y (1, m) is 1 for the second."""
    chosen = (data.Y[first] + data.Y[second]) > 0
    return Dataset(data.X[:, chosen], data.Y[[second]][:, chosen], "binary_cross_entropy")


def data_generator(config: Config) -> np.random.Generator:
    """What a config's data are drawn and shuffled with.

    It is spawned from the seed, so that it draws other numbers than the weights of an equal seed.
    """
    return np.random.default_rng(np.random.SeedSequence(config.data_seed, spawn_key=(1,)))


def make_split(config: Config) -> Split:
    """The data of a config, parted, images centred on the mean training image; the same config, the same bits."""
    rng = data_generator(config)
    data = make_dataset(config.dataset, config.examples, config.noise, rng)
    if config.pair:
        data = two_classes(data, *config.pair)
    parts = split(data, config.train_share, config.dev_share, rng)
    if DATASETS[config.dataset].kind == "images":
        parts = centre(parts)
    return prepared(parts, config)


def prepared(parts: Split, config: Config) -> Split:
    """Every part with the config's added features, in its precision."""
    train, dev, test = (
        Dataset(with_features(part.X, config.features).astype(config.dtype), part.Y.astype(config.dtype), part.cost)
        for part in parts[:3]
    )
    return Split(train, dev, test, parts.mean, parts.scale)
