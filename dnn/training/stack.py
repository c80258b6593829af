"""Many runs of one shape trained together: α sweeps, seeds, initializations, at a fraction of the time in turn."""

from collections.abc import Sequence

import numpy as np

from ..checks import check_data
from ..config import FIELDS, Config, needs_new_run
from ..data.splits import Split
from ..network import Layer, predict
from .descent import Checkpoint, Descent
from .history import History
from .run import first_params, net_of
from .slices import (
    Measures,
    Slices,
    ending,
    is_sound,
    measure,
    parts_of,
    reaches_target,
)

MAY_DIFFER = ("alpha", "beta1", "beta2", "epsilon", "l2", "l1", "seed", "initializer", "target_cost", "target_accuracy")


class Stack(Slices):
    """k runs as stacked arrays W (k, n_l, n_{l-1}); each equals the same Run alone (to rounding).

    A member that diverges or reaches its target stops alone and keeps its last state; the rest go on. Raises
    ValueError if the configs differ in more than MAY_DIFFER, or as Run does.
    """

    def __init__(self, configs: Sequence[Config], split: Split, params: Sequence[tuple[Layer, ...]] | None = None):
        check_same_shape(configs)
        check_data(*split.train)
        self.configs, self.config, self.split = tuple(configs), configs[0], split
        self.activations = net_of(self.config, split).activations
        first = params or [first_params(config, split) for config in configs]
        # the last state of members that have ended; of the others, some earlier one
        self._last = [Layer(*map(np.stack, zip(*layers, strict=True))) for layers in zip(*first, strict=True)]
        self.descent = Descent(self.configs, split.train, self.activations, self._last)
        self.parts = parts_of(split, self.config.dtype)
        k = len(self.configs)
        self.going = np.arange(k)  # members still training, in the order of the descent's rows
        self.endings = [""] * k  # or "target", "diverged", one a member
        self.ended_at: list[int | None] = [None] * k  # the iteration of a divergence or of the target
        self.stopped = ""  # or "iterations", or "all" when each member has ended
        self.history = History((k,))
        self.measures = Measures(*np.empty((4, k)))
        self._take_measures()
        self._record()

    @property
    def params(self) -> tuple[Layer, ...]:
        """W (k, n_l, n_{l-1}) and b (k, n_l, 1) of all members, those that have ended included; copies."""
        layers = tuple(Layer(layer.W.copy(), layer.b.copy()) for layer in self._last)
        if self.going.size:
            for mine, now in zip(layers, self.descent.params.layers, strict=True):
                mine.W[self.going], mine.b[self.going] = now
        return layers

    def predict(self, X) -> np.ndarray:
        """AL (k, n_L, m) for X (n_0, m) with the present parameters."""
        return predict(self.params, self.activations, X)

    def change(self, configs: Sequence[Config]) -> None:
        """Other settings from the next iteration on, one config a member. Raises ValueError as Run.change does."""
        check_same_shape(configs)
        for old, new in zip(self.configs, configs, strict=True):
            if changed := needs_new_run(old, new):
                raise ValueError(f"a change of {', '.join(changed)} needs new runs")
        self.configs, self.config = tuple(configs), configs[0]
        if self.going.size:
            self.descent.retune([self.configs[member] for member in self.going])
            self._take_measures()
            self.stopped = ""

    def _take_measures(self) -> None:
        for all_members, now in zip(self.measures, measure(self.descent, self.parts), strict=True):
            all_members[self.going] = now

    def _settle(self, checkpoint: Checkpoint) -> None:
        self._take_measures()
        now = Measures(*(all_members[self.going] for all_members in self.measures))
        names = ("target_cost", "target_accuracy")
        targets = (np.array([getattr(self.configs[member], name) for member in self.going]) for name in names)
        ends = ~is_sound(self.descent.params.vector, now.cost_train) | reaches_target(now, *targets)
        if ends.any():
            for row in np.flatnonzero(ends):
                self._end(row, checkpoint)
            self._keep(np.flatnonzero(~ends))
        if self._is_due() or self.stopped:
            self._record()

    def _end(self, row: int, checkpoint: Checkpoint) -> None:
        """Replay one member of the slice alone, to keep its state at the iteration where it ended."""
        member = self.going[row]
        layers = [Layer(layer.W[member], layer.b[member]) for layer in self._last]
        alone = Descent([self.configs[member]], self.split.train, self.activations, layers)
        alone.restore(checkpoint.rows(row))
        end = ending(alone, self.parts, self.configs[member], self.iteration - checkpoint.iteration)
        self.endings[member], self.ended_at[member] = end.reason, end.iteration
        for mine, now in zip(layers, alone.params.layers, strict=True):
            mine.W[...], mine.b[...] = now
        for all_members, value in zip(self.measures, end.measures, strict=True):
            all_members[member] = value

    def _keep(self, rows: np.ndarray) -> None:
        """Go on with these rows of the descent alone."""
        now, layers = self.descent.checkpoint().rows(rows), self.descent.params.layers
        self.going = self.going[rows]
        if not self.going.size:
            self.stopped = "all"
            return
        configs = [self.configs[member] for member in self.going]
        kept = [Layer(layer.W[rows], layer.b[rows]) for layer in layers]
        self.descent = Descent(configs, self.split.train, self.activations, kept)
        self.descent.restore(now)


def check_same_shape(configs: Sequence[Config]) -> None:
    """Raise ValueError if there is no config, or if two differ in a field outside MAY_DIFFER."""
    if not configs:
        raise ValueError("a stack needs at least one config")
    for name in FIELDS:
        values = {getattr(config, name) for config in configs}
        if name not in MAY_DIFFER and len(values) > 1:
            raise ValueError(f"the runs of a stack differ in {name}: only {', '.join(MAY_DIFFER)} may differ")
