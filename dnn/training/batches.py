"""Mini-batches as views of one shuffled copy of the examples: shuffling costs one gather an epoch, a step none.

Every epoch has its own place in the stream of the run's generator, far from the others. So its order is the same
whenever it is asked for, and a run can go on from any iteration.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .workspace import with_ones

FAR = 2**64  # steps of PCG64 (period 2^128) between two epochs


class Order:
    """The order of m examples in each epoch of the run with this seed."""

    def __init__(self, seed: int, m: int):
        self.m, self.bits = m, np.random.PCG64(seed)
        self.start, self.generator = self.bits.state, np.random.Generator(self.bits)

    def __call__(self, epoch: int) -> np.ndarray:
        """A permutation of 0 ... m-1; (m,)."""
        self.bits.state = self.start
        self.bits.advance((epoch + 1) * FAR)  # the stretch before epoch 0 belongs to the first weights
        return self.generator.permutation(self.m)


class Batch(NamedTuple):
    """One iteration's examples."""

    H: np.ndarray  # (n_0 + 1, m_batch) = [X; 1]
    HT: np.ndarray  # (m_batch, n_0 + 1)
    Y: np.ndarray  # (n_L, m_batch)
    m: int


def whole(X, Y) -> Batch:
    """All examples as one batch."""
    H = with_ones(X)
    return Batch(H, H.mT, Y, X.shape[-1])


class Batches:
    """The batch of each iteration. X (n_0, m), Y (n_L, m); batch_size 0, or m and more, is the full batch.

    With several seeds the batches carry a leading axis, one order a seed; with one seed they do not.
    """

    def __init__(self, X, Y, batch_size: int, seeds: Sequence[int]):
        everything = whole(X, Y)
        if not 0 < batch_size < everything.m:
            self.views = [everything]
            self.shuffled = False
            return
        self.shuffled, self.epoch = True, -1
        self.rows = (
            np.ascontiguousarray(everything.HT),
            np.ascontiguousarray(Y.T),
        )  # an example's numbers lie together
        self.orders = [Order(seed, everything.m) for seed in seeds]
        leading = (len(seeds),) if len(seeds) > 1 else ()
        self.buffers = tuple(np.empty((*leading, *rows.shape), rows.dtype) for rows in self.rows)
        HT, YT = self.buffers
        self.views = []
        for start in range(0, everything.m, batch_size):
            part = (..., slice(start, start + batch_size), slice(None))
            self.views.append(Batch(HT[part].mT, HT[part], YT[part].mT, HT[part].shape[-2]))

    def __getitem__(self, iteration: int) -> Batch:
        """The batch of an iteration, counted from 0; valid until another epoch is asked for."""
        epoch, position = divmod(iteration, len(self.views))
        if self.shuffled and epoch != self.epoch:
            self._shuffle(epoch)
        return self.views[position]

    def _shuffle(self, epoch: int) -> None:
        orders = [order(epoch) for order in self.orders]
        for rows, buffer in zip(self.rows, self.buffers, strict=True):
            members = buffer if len(orders) > 1 else [buffer]
            for order, member in zip(orders, members, strict=True):
                np.take(rows, order, axis=0, out=member, mode="clip")  # mode="raise" would copy once more
        self.epoch = epoch
