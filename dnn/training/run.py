"""A run: one configuration trained on one split, with its record, its stop rules and what happens on divergence."""

from collections.abc import Generator, Sequence

import numpy as np

from ..checks import check_data, check_params
from ..config import Config, needs_new_run
from ..data.splits import Split
from ..network import Layer, copied, predict
from .descent import Checkpoint, Descent
from .history import History
from .measures import Measures, is_sound, measure, parts_of, reaches_target
from .net import first_params, net_of
from .places import ByHand, Saved, Snapshot, Step
from .progress import remade
from .slices import Slices, first_descent
from .workspace import Parameters


class Run(Slices):
    """Trains in slices: `advance` as often as you like; the same config and split give the same bits.

    `params` (float64 or float32, W (n_l, n_{l-1}), b (n_l, 1)) replaces the drawn first parameters. Raises
    ValueError if the data are not fit for training (`check_data` says how) or the parameters do not fit the net.
    A pickled run goes on elsewhere with the same bits.
    """

    ENDS = ("stopped", "diverged_at")
    _taken: tuple[tuple, Checkpoint] | None = None  # the version of the latest checkpoint

    def __init__(self, config: Config, split: Split, params: tuple[Layer, ...] | None = None):
        check_data(*split.train)
        sizes, self.activations = net_of(config, split)
        if params is None:
            params = first_params(config, split)
        check_params(params, sizes)
        self.config, self.split = config, split
        self.descent = first_descent([config], split, self.activations, params)
        self.parts = parts_of(split, config.dtype)
        self.history = History()
        self.stopped = ""  # or "iterations", "target", "diverged"
        self.diverged_at: int | None = None
        self.measures: Measures
        self._go_on()
        self.steps = [Step(0, config, copied(params))]  # all that happened from outside: a run can be told from it
        self._record()

    def __reduce__(self):
        return remade, (Run, (self.config, self.split, self.steps[0].params), {"steps": self.steps}, self.progress())

    @property
    def params(self) -> tuple[Layer, ...]:
        """Live views of W[l] and b[l]: they change as the run advances."""
        return self.descent.params.layers

    def predict(self, X) -> np.ndarray:
        """AL (n_L, m) for X (n_0, m) with the present parameters."""
        return predict(self.params, self.activations, X)

    def snapshot(self) -> Snapshot:
        """The run as it stands."""
        return Snapshot(self.iteration, copied(self.params), *(float(value) for value in self.measures))

    def change(self, configs: Sequence[Config]) -> None:
        """Other settings from the next iteration on, one config a member: here one. A stopped run may go on.

        Raises ValueError if the change makes the old weights meaningless.
        """
        (config,) = configs
        if changed := needs_new_run(self.config, config):
            raise ValueError(f"a change of {', '.join(changed)} needs a new run")
        if config != self.config:
            self.config = config
            self.descent.retune([config])
            self.steps.append(Step(self.iteration, config))
            self._go_on()

    def set_weight(self, l: int, i: int, j: int, value: float) -> None:
        """Set W[l][i, j], all counted from 1, and go on from there.

        Raises ValueError if there is no such weight, or if the net's precision has no such number.
        """
        largest = float(np.finfo(self.config.dtype).max)
        if not (1 <= l <= len(self.params) and abs(value) <= largest):
            raise ValueError(
                f"W[{l}] = {value}: choose a layer from 1 to {len(self.params)} and a finite number "
                f"of at most {largest:.2g}, the largest in {self.config.dtype}"
            )
        W = self.params[l - 1].W
        if not (1 <= i <= W.shape[0] and 1 <= j <= W.shape[1]):
            raise ValueError(f"W[{l}][{i}, {j}]: W[{l}] has shape {W.shape}")
        W[i - 1, j - 1] = value
        self.steps.append(Step(self.iteration, self.config, by_hand=ByHand(l, i, j, value)))
        self._go_on()

    def save(self) -> Saved:
        """This place, to come back to."""
        return Saved(self._checkpoint(), self.config, len(self.steps))

    def look(self, saved: Saved) -> Snapshot:
        """The run as it stood at a saved place; nothing is changed."""
        then = Descent([saved.config], self.split.train, self.activations, self.params)
        then.params.vector[...] = saved.checkpoint.vector
        measures = measure(then, self.parts)  # with the penalty of then
        return Snapshot(saved.iteration, then.params.layers, *(float(value) for value in measures))

    def params_at(self, saved: Saved) -> tuple[Layer, ...]:
        """W[l] and b[l] at a saved place."""
        then = Parameters(self.descent.params.sizes, self.descent.params.vector.dtype)
        then.vector[...] = saved.checkpoint.vector
        return then.layers

    def go_back(self, saved: Saved) -> None:
        """Stand at a saved place again, with the settings of then, and forget what came after it."""
        self.config, self.steps = saved.config, self.steps[: saved.steps]
        self.descent.retune([saved.config])
        self.descent.restore(saved.checkpoint)
        self.history.cut(saved.iteration)
        self._go_on()
        self._record()

    def _go_on(self) -> None:
        self.changes += 1
        self.good = self._checkpoint()
        self.stopped, self.diverged_at = "", None
        self._take_measures()

    def _checkpoint(self) -> Checkpoint:
        """As it was taken before, if nothing was trained or changed since: places, records and slices share it."""
        if self._taken is None or self._taken[0] != self.version:
            self._taken = self.version, self.descent.checkpoint()
        return self._taken[1]

    def _take_measures(self) -> None:
        self.measures = measure(self.descent, self.parts)

    def _targets(self) -> tuple[float, float]:
        return self.config.target_cost, self.config.target_accuracy

    def _has_target(self) -> bool:
        return any(self._targets())

    def _end_at_target(self) -> None:
        now = self.measures
        if (
            not self.stopped
            and self._has_target()
            and reaches_target(now.cost_train, now.accuracy_train, *self._targets())
        ):
            self.stopped = "target"
            self._record()

    def _end_diverged(self) -> None:
        if not self._sound(self.measures.cost_train):
            self._find_divergence()

    def _find_divergence(self) -> None:
        """Once more from the last good place, one by one, up to the iteration before the first that is not finite."""
        last = self.iteration
        self.descent.restore(self.good)
        while self.iteration < last:
            before = self.descent.checkpoint()
            self.descent.iterate()
            cost, _ = self.descent.evaluate(self.parts[0])
            if not is_sound(self.descent.params.vector, cost):
                self.stopped, self.diverged_at = "diverged", self.iteration
                self.descent.restore(before)
                break
        self._take_measures()


def train(config: Config, split: Split, every: int = 1) -> Generator[Snapshot, Config | None, None]:
    """Snapshots of a run, at iteration 0 and then every `every` iterations, until a stop rule or a divergence.

    Without a stop rule it never ends: take as many as you need. `send(config)` changes α, the optimizer or another
    setting of `Run.change` from the next iteration on. Raises ValueError as Run does.
    """
    run = Run(config, split)
    while True:
        changed = yield run.snapshot()
        if changed is not None:
            run.change([changed])
        if not run.advance(iterations=every):
            return
