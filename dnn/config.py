"""One experiment as plain values: what a URL, a widget, a test and the core all speak."""

from dataclasses import dataclass, fields
from math import isfinite

from .activations import ACTIVATIONS, leaky_relu
from .data.datasets import DATASETS
from .data.features import FEATURES
from .initializers import INITIALIZERS
from .optimizers import OPTIMIZERS
from .registry import lookup


@dataclass(frozen=True)
class Config:
    """Settings of data, network and learning. Registry names, never functions. Raises ValueError if one is off."""

    dataset: str = "circles"
    examples: int = 300
    noise: float = 0.1
    train_share: float = 0.7
    dev_share: float = 0.0  # what train and dev leave is the test part
    data_seed: int = 1
    pair: tuple[int, ...] = ()  # two classes of several to tell apart; () is all of them

    features: tuple[str, ...] = ()  # inputs added to x1 and x2, see features.py
    hidden: tuple[int, ...] = (8, 8)  # units of each hidden layer; () is logistic regression
    activation: tuple[str, ...] = ("tanh",)  # one for all hidden layers, or one a hidden layer
    slope: float = 0.01  # leaky ReLU's slope below zero
    initializer: str = "xavier"
    seed: int = 1  # of the first weights and of the order of mini-batches

    optimizer: str = "gradient_descent"
    alpha: float = 0.3
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    batch_size: int = 0  # 0 is the full batch
    l2: float = 0.0
    l1: float = 0.0

    dtype: str = "float64"
    max_iterations: int = 0  # 0: no such stop
    target_cost: float = 0.0  # 0: no such stop
    target_accuracy: float = 0.0  # on the training part; 0: no such stop

    def __post_init__(self):
        lookup(DATASETS, self.dataset, "data set")
        lookup(INITIALIZERS, self.initializer, "initializer")
        lookup(OPTIMIZERS, self.optimizer, "optimizer")
        for name in self.features:
            lookup(FEATURES, name, "feature")
        for name in self.activation:
            lookup(ACTIVATIONS, name, "activation")
        leaky_relu(self.slope)
        _require(self.dtype in ("float32", "float64"), "dtype", self.dtype, "float32 or float64")
        _require(_all_whole(self.hidden, 1), "hidden", self.hidden, "whole numbers of at least 1, one a layer")
        counts = {1, len(self.hidden)} if self.hidden else {0, 1}
        allowed = f"one name, or one for each of the {len(self.hidden)} hidden layers"
        _require(len(self.activation) in counts, "activation", self.activation, allowed)
        for name in ("examples", "data_seed", "seed", "batch_size", "max_iterations"):
            least = 2 if name == "examples" else 0
            _require(
                _all_whole([getattr(self, name)], least),
                name,
                getattr(self, name),
                f"a whole number of at least {least}",
            )
        for name, (allowed, holds) in _RANGES.items():
            value = getattr(self, name)
            _require(_is_number(value) and holds(value), name, value, allowed)
        known = len(DATASETS[self.dataset].classes)
        _require(
            not self.pair
            or (known > 2 and len(set(self.pair)) == len(self.pair) == 2 and set(self.pair) <= set(range(known))),
            "pair",
            self.pair,
            f"(), or two different classes from 0 to {known - 1} of a data set with more than two",
        )
        shares = self.train_share + self.dev_share
        _require(shares <= 1 + 1e-9, "train_share + dev_share", shares, "at most 1")


_NOT_NEGATIVE = ("a number of at least 0", lambda value: value >= 0)
_BELOW_ONE = ("a number from 0 up to, but not including, 1", lambda value: 0 <= value < 1)
_POSITIVE = ("a positive number", lambda value: value > 0)
_RANGES = {
    "noise": _NOT_NEGATIVE,
    "train_share": ("a number above 0 and up to 1", lambda value: 0 < value <= 1),
    "dev_share": _BELOW_ONE,
    "alpha": _POSITIVE,
    "beta1": _BELOW_ONE,
    "beta2": _BELOW_ONE,
    "epsilon": _POSITIVE,
    "l2": _NOT_NEGATIVE,
    "l1": _NOT_NEGATIVE,
    "target_cost": _NOT_NEGATIVE,
    "target_accuracy": ("a number from 0 to 1", lambda value: 0 <= value <= 1),
}


def _is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _all_whole(values, least: int) -> bool:
    return all(isinstance(value, int) and not isinstance(value, bool) and value >= least for value in values)


def _require(holds: bool, name: str, value, allowed: str) -> None:
    if not holds:
        raise ValueError(f"{name} is {value!r}: it must be {allowed}")


# Everything else can change between two iterations.
_MAKES_A_NET = [
    "dataset",
    "examples",
    "noise",
    "train_share",
    "dev_share",
    "data_seed",
    "pair",
    "features",
    "hidden",
    "activation",
    "slope",
    "initializer",
    "seed",
    "dtype",
]


def needs_new_run(old: Config, new: Config) -> tuple[str, ...]:
    """The changed fields that make the old weights meaningless; () if the run can go on with the new settings."""
    return tuple(name for name in _MAKES_A_NET if getattr(old, name) != getattr(new, name))


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Config))
