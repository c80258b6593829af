"""Many runs of one shape trained together: α sweeps, seeds, initializations, at a fraction of the time in turn."""

from collections.abc import Sequence

import numpy as np

from ..checks import check_data
from ..config import FIELDS, Config, needs_new_run
from ..data.splits import Split
from ..network import Layer, copied, predict
from .descent import Checkpoint, Descent
from .history import History
from .measures import Measures, is_sound, measure, parts_of, reaches_target
from .net import first_params, net_of
from .progress import remade
from .slices import Slices, first_descent

MAY_DIFFER = tuple(name for name, field in FIELDS.items() if field.may_differ)


class Stack(Slices):
    """k runs as stacked arrays W (k, n_l, n_{l-1}); each equals the same Run alone (to rounding).

    A member that diverges or reaches its target stops alone and keeps its last state; the rest go on. Raises
    ValueError if the configs differ in more than MAY_DIFFER, or as Run does. It may be pickled, as a Run.
    """

    ENDS = ("stopped", "going", "endings", "ended_at", "_last")

    def __init__(self, configs: Sequence[Config], split: Split, params: Sequence[tuple[Layer, ...]] | None = None):
        check_same_shape(configs)
        check_data(*split.train)
        self.configs, self.config, self.split = tuple(configs), configs[0], split
        self.activations = net_of(self.config, split).activations
        first = params or [first_params(config, split) for config in configs]
        # the last state of members that have ended; of the others, some earlier one
        self._last = [Layer(*map(np.stack, zip(*layers, strict=True))) for layers in zip(*first, strict=True)]
        self.descent = first_descent(self.configs, split, self.activations, self._last)
        self.parts = parts_of(split, self.config.dtype)
        k = len(self.configs)
        self.going = np.arange(k)  # members still training, in the order of the descent's rows
        self.endings = [""] * k  # or "target", "diverged", one a member
        self.ended_at: list[int | None] = [None] * k  # the iteration of a divergence or of the target
        self.stopped = ""  # or "iterations", or "all" when each member has ended
        self.history = History((k,))
        self.measures = Measures(*np.empty((4, k)))
        self._go_on()
        self._record()

    def __reduce__(self):
        first = [tuple(Layer(layer.W[k], layer.b[k]) for layer in self._last) for k in range(len(self.configs))]
        return remade, (Stack, (self.configs, self.split, first), {}, self.progress())

    @property
    def params(self) -> tuple[Layer, ...]:
        """W (k, n_l, n_{l-1}) and b (k, n_l, 1) of all members, those that have ended included; copies."""
        layers = copied(self._last)
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
            self._go_on()

    def _go_on(self) -> None:
        self.changes += 1
        self.stopped, self.good = "", self.descent.checkpoint()
        self._take_measures()

    def _take_measures(self, rows=slice(None)) -> None:
        """Measure the present parameters, and keep it for the members of these rows of the descent."""
        for all_members, now in zip(self.measures, measure(self.descent, self.parts), strict=True):
            all_members[self.going[rows]] = now[rows]

    def _targets(self) -> tuple[np.ndarray, np.ndarray]:
        names = ("target_cost", "target_accuracy")
        cost, score = (np.array([getattr(self.configs[member], name) for member in self.going]) for name in names)
        return cost, score

    def _end_at_target(self) -> None:
        now = self.measures
        reached = reaches_target(now.cost_train[self.going], now.accuracy_train[self.going], *self._targets())
        if reached.any():
            self._end(reached, "target", self.iteration)
            self._keep(~reached)

    def _end_diverged(self) -> None:
        sound = self._sound(self.measures.cost_train[self.going])
        if not sound.all():
            self._find_divergences(~sound)

    def _find_divergences(self, wanted: np.ndarray) -> None:
        """Once more from the last good place, one by one, until each of these rows is no longer finite."""
        last, left = self.iteration, wanted.copy()
        self.descent.restore(self.good)
        while self.iteration < last and left.any():
            before = self.descent.checkpoint()
            self.descent.iterate()
            cost, _ = self.descent.evaluate(self.parts[0])
            gone = left & ~is_sound(self.descent.params.vector, cost)
            if gone.any():
                after = self.descent.checkpoint()
                self.descent.restore(before)
                self._take_measures(gone)
                self._end(gone, "diverged", after.iteration)
                self.descent.restore(after)
                left &= ~gone
        self._keep(~wanted | left)
        if not self.stopped:
            self._take_measures()

    def _end(self, rows: np.ndarray, reason: str, iteration: int) -> None:
        """These rows of the descent end with the parameters that it has now."""
        for member in self.going[rows]:
            self.endings[member], self.ended_at[member] = reason, iteration
        for mine, now in zip(self._last, self.descent.params.layers, strict=True):
            mine.W[self.going[rows]], mine.b[self.going[rows]] = now.W[rows], now.b[rows]

    def _keep(self, rows: np.ndarray) -> None:
        """Go on with these rows of the descent alone."""
        now, layers = self.descent.checkpoint().rows(rows), self.descent.params.layers
        self.going, self.good = self.going[rows], self.good.rows(rows)
        if not self.going.size:
            self.stopped = "all"
            return
        self._descend([Layer(layer.W[rows], layer.b[rows]) for layer in layers])
        self.descent.restore(now)

    def _descend(self, layers: Sequence[Layer]) -> None:
        """Make the descent of those that are still going, which have these parameters."""
        configs = [self.configs[member] for member in self.going]
        self.descent = Descent(configs, self.split.train, self.activations, layers)

    def _restore(self, checkpoint: Checkpoint) -> None:
        if not self.going.size:  # all have ended; what the descent has is no longer used
            self.descent.iteration = checkpoint.iteration
            return
        if len(checkpoint.vector) < len(self.descent.params.vector):
            self._descend([Layer(layer.W[self.going], layer.b[self.going]) for layer in self._last])
        self.descent.restore(checkpoint)


def check_same_shape(configs: Sequence[Config]) -> None:
    """Raise ValueError if there is no config, or if two differ in a field outside MAY_DIFFER."""
    if not configs:
        raise ValueError("a stack needs at least one config")
    for name in FIELDS:
        values = {getattr(config, name) for config in configs}
        if name not in MAY_DIFFER and len(values) > 1:
            raise ValueError(f"the runs of a stack differ in {name}: only {', '.join(MAY_DIFFER)} may differ")
