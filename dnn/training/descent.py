"""The training loop itself: one net, or k nets of one shape stacked, going down together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..activations import Activation
from ..config import Config
from ..costs import COSTS
from ..data.datasets import Dataset
from ..network import Layer, penalty
from ..optimizers import OPTIMIZERS, Rates
from .batches import Batch, Batches
from .threads import threads_for
from .workspace import Parameters, Workspace


class Checkpoint(NamedTuple):
    """All that a descent needs to go on from here, bit for bit (batch orders follow from the iteration)."""

    iteration: int
    updates: int
    vector: np.ndarray
    state: list[np.ndarray]

    def rows(self, rows) -> "Checkpoint":
        """The part of a stack's checkpoint that belongs to these members (an index, or several)."""
        return self._replace(vector=self.vector[rows], state=[slot[rows] for slot in self.state])


class Descent:
    """Parameters, batches and optimizer of one run (`configs` holds one) or of a stack of k.

    `layers` are the first parameters, each W (n_l, n_prev), or (k, n_l, n_prev) for a stack. The members of a
    stack may differ in α, β, ε, penalties and seed; the rest is read from the first.
    """

    def __init__(
        self,
        configs: Sequence[Config],
        data: Dataset,
        activations: Sequence[Activation],
        layers: Sequence[Layer],
    ):
        dtype = np.dtype(configs[0].dtype)
        members = layers[0].W.shape[:-2]
        sizes = (layers[0].W.shape[-1], *(layer.W.shape[-2] for layer in layers))
        self.activations, self.cost = tuple(activations), COSTS[data.cost]
        self.X, self.Y = data.X.astype(dtype, copy=False), data.Y.astype(dtype, copy=False)
        self.params, self.grads = (Parameters(sizes, dtype, members) for _ in range(2))
        self.params.fill(layers)
        self.work = np.empty_like(self.params.vector)
        self.iteration, self.updates = 0, 0
        self.workspaces: dict[int, Workspace] = {}
        self.configs: tuple[Config, ...] = ()
        self.retune(configs)

    def retune(self, configs: Sequence[Config]) -> None:
        """New α, optimizer, batch size or penalties from the next iteration on. A new optimizer starts afresh."""
        old, new = self.configs[:1], configs[0]
        if not old or old[0].optimizer != new.optimizer:
            self.optimizer = OPTIMIZERS[new.optimizer]
            self.state = [np.zeros_like(self.params.vector) for _ in range(self.optimizer.slots)]
            self.updates = 0
        if not old or old[0].batch_size != new.batch_size:
            seeds = [config.seed for config in configs]
            self.batches = Batches(self.X, self.Y, new.batch_size, seeds if len(set(seeds)) > 1 else seeds[:1])
            self.workspaces = {}
            self.threads = threads_for(self.params.sizes, self.batches.views[0].m)
        self.configs = tuple(configs)
        self.rates = Rates(*(self._per_member(name) for name in Rates._fields))
        is_weight = self.params.is_weight()
        penalized = any(config.l2 or config.l1 for config in configs)
        self.decay = [self._per_member(name) * is_weight for name in ("l2", "l1")] if penalized else None
        self.lasso = any(config.l1 for config in configs)

    def _per_member(self, name: str):
        """A setting as a 0-d array, or as a column (k, 1) where the members differ."""
        values = np.array([getattr(config, name) for config in self.configs], self.params.vector.dtype)
        return values[:1].reshape(()) if (values == values[0]).all() else values[:, np.newaxis]

    def workspace(self, m: int) -> Workspace:
        """The arrays for m examples, made at their first use."""
        if m not in self.workspaces:
            self.workspaces[m] = Workspace(self.params, self.activations, m)
        return self.workspaces[m]

    def iterate(self) -> None:
        """One iteration: forward, backward, update, on the next batch."""
        H, HT, Y, m = self.batches[self.iteration]
        workspace = self.workspace(m)
        workspace.forward(H)
        workspace.backward(HT, Y, self.grads)
        w, dw = self.params.vector, self.grads.vector
        if self.decay is not None:
            self._add_penalty(w, dw, m, *self.decay)
        self.iteration += 1
        self.updates += 1
        self.optimizer.step(w, dw, self.state, self.rates, self.updates, self.work)

    def _add_penalty(self, w, dw, m: int, l2, l1) -> None:
        np.multiply(w, l2, out=self.work)
        if self.lasso:
            self.work += l1 * np.sign(w)
        self.work /= m
        dw += self.work

    def evaluate(self, batch: Batch):
        """Cost (penalty included) and score of the present parameters: two numbers, or two arrays (k,).

        The penalty is the one that training minimizes, whatever the examples. NaN for a batch without examples.
        """
        if batch.m == 0:
            nothing = np.full(self.params.vector.shape[:-1], np.nan)
            return nothing, nothing
        workspace = self.workspace(batch.m)
        workspace.forward(batch.H)
        cost = self.cost.from_Z(workspace.Z, batch.Y)
        if self.decay is not None:
            l2, l1 = self._per_member("l2"), self._per_member("l1")
            cost = cost + penalty(self.params.layers, self.batches.views[0].m, l2.ravel(), l1.ravel()).reshape(
                cost.shape
            )
        return cost, self.cost.score(workspace.A, batch.Y)

    def checkpoint(self) -> Checkpoint:
        """A copy of the present state."""
        state = [slot.copy() for slot in self.state]
        return Checkpoint(self.iteration, self.updates, self.params.vector.copy(), state)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Back to a checkpoint taken with the same optimizer."""
        self.iteration, self.updates = checkpoint.iteration, checkpoint.updates
        self.params.vector[...] = checkpoint.vector
        for mine, saved in zip(self.state, checkpoint.state, strict=True):
            mine[...] = saved
