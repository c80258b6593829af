"""One experiment as plain values: what a URL, a widget, a test and the core all speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from .activations import ACTIVATIONS
from .allowed import Allowed, Name, Number, Several, Whole, refusal
from .data.datasets import DATASETS
from .data.features import FEATURES
from .initializers import INITIALIZERS
from .optimizers import OPTIMIZERS

NOT_NEGATIVE, POSITIVE = Number(), Number(open_low=True)
BELOW_ONE = Number(high=1, open_high=True)
SEED = Whole(0, 2**64 - 1)
MOST_EXAMPLES = 100_000
MOST_LAYERS, MOST_UNITS = 50, 4096
MOST_WEIGHTS = 20_000_000  # between hidden layers; a run keeps each about eight times, of 8 bytes
MOST_VALUES = 20_000_000  # hidden units times examples; a run keeps each about four times
LONGEST = 10**15  # iterations


@dataclass(frozen=True)
class Field:
    """What a field of Config is."""

    part: Literal["data", "net", "learning", "stop"]
    allowed: Allowed
    words: str  # for a reader, as in "... changed"
    short: str = ""  # in a list of differences; its name if there is nothing shorter
    may_differ: bool = False  # among the members of a Stack

    @property
    def needs_new_run(self) -> bool:
        """Whether another value makes the weights meaningless; all others can change between two iterations."""
        return self.part in ("data", "net")


def _is(default: Any, *what: Any, **more: Any) -> Any:
    return field(default=default, metadata={"field": Field(*what, **more)})


@dataclass(frozen=True)
class Config:
    """Settings of data, network and learning: numbers, names and tuples of them. Raises ValueError if one is off."""

    dataset: str = _is("circles", "data", Name(DATASETS), "the data set", "data")
    examples: int = _is(300, "data", Whole(2, MOST_EXAMPLES), "the number of examples")
    noise: float = _is(0.1, "data", NOT_NEGATIVE, "the noise")
    train_share: float = _is(0.7, "data", Number(high=1, open_low=True), "the train share", "train share")
    # what train and dev leave is the test part
    dev_share: float = _is(0.0, "data", BELOW_ONE, "the dev share", "dev share")
    data_seed: int = _is(1, "data", SEED, "the data seed", "data seed")
    # two classes of several to tell apart; () is all of them
    pair: tuple[int, ...] = _is((), "data", Several(Whole(0, 999), 2), "the pair of classes")
    # inputs added to x1 and x2, see features.py
    features: tuple[str, ...] = _is((), "data", Several(Name(FEATURES), len(FEATURES)), "the inputs", "added inputs")
    dtype: str = _is("float64", "data", Name({"float32": 4, "float64": 8}), "the precision", "precision")

    # units of each hidden layer; () is logistic regression
    hidden: tuple[int, ...] = _is((8, 8), "net", Several(Whole(1, MOST_UNITS), MOST_LAYERS), "the layers", "layers")
    # one for all hidden layers, or one a hidden layer
    activation: tuple[str, ...] = _is(("tanh",), "net", Several(Name(ACTIVATIONS), MOST_LAYERS), "the activation")
    slope: float = _is(0.01, "net", BELOW_ONE, "the slope of leaky ReLU")
    initializer: str = _is("xavier", "net", Name(INITIALIZERS), "the initialization", may_differ=True)
    # of the first weights and of the order of mini-batches
    seed: int = _is(1, "net", SEED, "the weights seed", may_differ=True)

    optimizer: str = _is("gradient_descent", "learning", Name(OPTIMIZERS), "the optimizer")
    alpha: float = _is(0.3, "learning", POSITIVE, "the learning rate α", "α", may_differ=True)
    beta1: float = _is(0.9, "learning", BELOW_ONE, "β1", "β1", may_differ=True)
    beta2: float = _is(0.999, "learning", BELOW_ONE, "β2", "β2", may_differ=True)
    epsilon: float = _is(1e-8, "learning", POSITIVE, "ε", "ε", may_differ=True)
    # 0 is the full batch
    batch_size: int = _is(0, "learning", Whole(0, MOST_EXAMPLES), "the batch size", "batch")
    l2: float = _is(0.0, "learning", NOT_NEGATIVE, "the L2 penalty λ", "λ", may_differ=True)
    l1: float = _is(0.0, "learning", NOT_NEGATIVE, "the L1 penalty", "L1", may_differ=True)

    # 0: no such stop
    max_iterations: int = _is(0, "stop", Whole(0, LONGEST), "the last iteration", "stop at")
    target_cost: float = _is(0.0, "stop", NOT_NEGATIVE, "the target cost", "target cost", may_differ=True)
    # on the training part
    target_accuracy: float = _is(0.0, "stop", Number(high=1), "the target accuracy", "target accuracy", may_differ=True)

    def __post_init__(self):
        for name, about in FIELDS.items():
            value = getattr(self, name)
            try:
                object.__setattr__(self, name, about.allowed.read(value))
            except ValueError:
                raise refusal(name, value, about.allowed.words) from None
        self._check_together()
        self._check_sizes()
        self._check_precision()

    def _check_together(self) -> None:
        counts = {1, len(self.hidden)} if self.hidden else {0, 1}
        if len(self.activation) not in counts:
            allowed = f"one name, or one for each of the {len(self.hidden)} hidden layers"
            raise refusal("activation", self.activation, allowed)
        known = len(DATASETS[self.dataset].classes)
        if self.pair and not (known > 2 and len(set(self.pair)) == len(self.pair) == 2 and max(self.pair) < known):
            allowed = f"(), or two different classes from 0 to {known - 1} of a data set with more than two"
            raise refusal("pair", self.pair, allowed)
        if self.train_share + self.dev_share > 1 + 1e-9:
            raise refusal("train_share + dev_share", self.train_share + self.dev_share, "at most 1")

    def _check_sizes(self) -> None:
        weights = sum(n * n_prev for n_prev, n in pairwise(self.hidden))
        if weights > MOST_WEIGHTS:
            raise refusal("hidden", self.hidden, f"layers with at most {MOST_WEIGHTS:,} weights between them")
        examples = DATASETS[self.dataset].fixed_size or self.examples
        if sum(self.hidden) * examples > MOST_VALUES:
            allowed = f"at most {MOST_VALUES // examples:,} units in all, since there are {examples:,} examples"
            raise refusal("hidden", self.hidden, allowed)

    def _check_precision(self) -> None:
        """A rate must still be allowed once it is rounded to the precision that it is used in."""
        for name, about in FIELDS.items():
            value = getattr(self, name)
            if not isinstance(about.allowed, Number) or about.part not in ("net", "learning"):
                continue
            with np.errstate(over="ignore", under="ignore"):
                rounded = float(np.dtype(self.dtype).type(value))
            try:
                about.allowed.read(rounded)
            except ValueError as words:
                what = f"{name} is {value!r}, which {self.dtype} rounds to {rounded}"
                raise ValueError(f"{what}: it must be {words}") from None


# All that is known of each field, by name, in their order.
FIELDS: Mapping[str, Field] = {each.name: each.metadata["field"] for each in fields(Config)}


def needs_new_run(old: Config, new: Config) -> tuple[str, ...]:
    """The changed fields that make the old weights meaningless; () if the run can go on with the new settings."""
    return tuple(name for name in changes(old, new) if FIELDS[name].needs_new_run)


def changes(old: Config, new: Config) -> tuple[str, ...]:
    """The fields in which two configs differ."""
    return tuple(name for name in FIELDS if getattr(old, name) != getattr(new, name))
