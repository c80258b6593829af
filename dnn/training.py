"""A run: one configuration trained on one split, with its record, its stop rules and what happens on divergence."""

from collections.abc import Generator
from typing import NamedTuple

import numpy as np

from .activations import Activation, choose_activation
from .checks import check_data, check_params
from .config import Config, needs_new_run
from .costs import COSTS
from .descent import Checkpoint, Descent
from .history import History
from .initializers import initialize
from .network import Layer, predict
from .slices import (
    Measures,
    Slices,
    ending,
    is_sound,
    measure,
    parts_of,
    reaches_target,
)
from .splits import Split


class Snapshot(NamedTuple):
    """A run at one iteration; holds copies, so it is safe to keep."""

    iteration: int
    params: tuple[Layer, ...]
    cost_train: float
    cost_test: float
    accuracy_train: float
    accuracy_test: float


class Net(NamedTuple):
    """Layer sizes n_0 ... n_L and the activations g[1] ... g[L]."""

    sizes: tuple[int, ...]
    activations: tuple[Activation, ...]


def net_of(config: Config, split: Split) -> Net:
    """The net that `config` describes for these data; its output activation is the one that belongs to the cost."""
    train = split.train
    names = (
        config.activation if len(config.activation) == len(config.hidden) else config.activation * len(config.hidden)
    )
    hidden = [choose_activation(name, config.slope) for name in names]
    return Net((len(train.X), *config.hidden, len(train.Y)), (*hidden, COSTS[train.cost].output))


def first_params(config: Config, split: Split) -> tuple[Layer, ...]:
    """The parameters a run starts from: the same for the same config, bit for bit."""
    return initialize(net_of(config, split).sizes, config.initializer, np.random.default_rng(config.seed))


class Run(Slices):
    """Trains in slices: `advance` as often as you like; the same config and split give the same bits.

    `params` (float64 or float32, W (n_l, n_{l-1}), b (n_l, 1)) replaces the drawn first parameters. Raises
    ValueError if the data are not fit for training (`check_data` says how) or the parameters do not fit the net.
    """

    def __init__(self, config: Config, split: Split, params: tuple[Layer, ...] | None = None):
        check_data(*split.train)
        sizes, self.activations = net_of(config, split)
        if params is None:
            params = first_params(config, split)
        check_params(params, sizes)
        self.config, self.split = config, split
        self.descent = Descent([config], split.train, self.activations, params)
        self.parts = parts_of(split, config.dtype)
        self.history = History()
        self.stopped = ""  # or "iterations", "target", "diverged"
        self.diverged_at: int | None = None
        self.measures: Measures = measure(self.descent, self.parts)
        self._record()

    @property
    def params(self) -> tuple[Layer, ...]:
        """Live views of W[l] and b[l]: they change as the run advances."""
        return self.descent.params.layers

    def predict(self, X) -> np.ndarray:
        """AL (n_L, m) for X (n_0, m) with the present parameters."""
        return predict(self.params, self.activations, X)

    def snapshot(self) -> Snapshot:
        """The run as it stands."""
        params = tuple(Layer(layer.W.copy(), layer.b.copy()) for layer in self.params)
        return Snapshot(self.iteration, params, *(float(value) for value in self.measures))

    def change(self, config: Config) -> None:
        """Other settings from the next iteration on; a stopped run may go on.

        Raises ValueError if the change makes the old weights meaningless.
        """
        if changed := needs_new_run(self.config, config):
            raise ValueError(f"a change of {', '.join(changed)} needs a new run")
        if config != self.config:
            self.config = config
            self.descent.retune([config])
            self.measures = measure(self.descent, self.parts)
            self.stopped, self.diverged_at = "", None

    def _settle(self, checkpoint: Checkpoint) -> None:
        self.measures = measure(self.descent, self.parts)
        sound = is_sound(self.descent.params.vector, self.measures.cost_train)
        if not sound or self._at_target():
            self._end(checkpoint)
        elif self._is_due():
            self._record()

    def _at_target(self) -> bool:
        return reaches_target(self.measures, self.config.target_cost, self.config.target_accuracy)

    def _end(self, checkpoint: Checkpoint) -> None:
        slice_length = self.iteration - checkpoint.iteration
        self.descent.restore(checkpoint)
        end = ending(self.descent, self.parts, self.config, slice_length)
        self.stopped, self.measures = end.reason, end.measures
        self.diverged_at = end.iteration if end.reason == "diverged" else None
        self._record()


def train(config: Config, split: Split, every: int = 1) -> Generator[Snapshot, Config | None, None]:
    """Snapshots of a run, at iteration 0 and then every `every` iterations, until a stop rule or a divergence.

    Without a stop rule it never ends: take as many as you need. `send(config)` changes α, the optimizer or another
    setting of `Run.change` from the next iteration on. Raises ValueError as Run does.
    """
    run = Run(config, split)
    while True:
        changed = yield run.snapshot()
        if changed is not None:
            run.change(changed)
        if run.stopped:
            return
        run.advance(iterations=every)
