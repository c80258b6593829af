"""The record of a run: cost and score at the iterations that the schedule names."""

import numpy as np

LONGEST_STEP = 250


def next_record(iteration: int) -> int:
    """Every iteration up to 500, then about every 1 %, never more than 250 apart.

    A logarithmic axis then shows the start as finely as a linear one shows the rest, and the record of a run
    depends on its settings alone, not on how fast the machine is. Steps are divisible by neither 2 nor 3: a cost
    that comes back after two, three or four iterations, as with too large an α, is met in each of its states. What
    it does between two records is not known.
    """
    step = min(max(1, iteration // 100), LONGEST_STEP)
    while step % 2 == 0 or step % 3 == 0:
        step -= 1
    return iteration + step


class History:
    """Float columns of equal length, named as in COLUMNS; for k runs each but `iteration` is (records, k)."""

    COLUMNS = ("iteration", "cost_train", "cost_test", "accuracy_train", "accuracy_test")

    def __init__(self, members: tuple[int, ...] = ()):
        self._rows = np.empty((64, len(self.COLUMNS), *members))
        self._length = 0
        self.generation = 0  # another one when records that were there are not any more

    def __len__(self) -> int:
        return self._length

    def append(self, iteration: int, cost_train, cost_test, accuracy_train, accuracy_test) -> None:
        """One more record."""
        if self._length == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        for column, value in enumerate((iteration, cost_train, cost_test, accuracy_train, accuracy_test)):
            self._rows[self._length, column] = value
        self._length += 1

    def cut(self, iteration: int) -> None:
        """Forget what came after that iteration."""
        length = int(np.searchsorted(self.iteration, iteration, side="right"))
        self.generation += length < self._length
        self._length = length

    def since(self, length: int) -> np.ndarray:
        """A copy of the records but for the first `length`: (records, columns), or (records, columns, k)."""
        return self._rows[length : self._length].copy()

    def extend(self, records: np.ndarray, since: int) -> None:
        """Have these records after the first `since`, which stay."""
        self._length = since + len(records)
        while self._length > len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[since : self._length] = records

    def _column(self, name: str) -> np.ndarray:
        return self._rows[: self._length, self.COLUMNS.index(name)]

    @property
    def iteration(self) -> np.ndarray:
        """Iterations done at each record; the first record is iteration 0."""
        column = self._column("iteration")
        return column if column.ndim == 1 else column[:, 0]

    cost_train = property(lambda self: self._column("cost_train"), doc="Cost J on the training part.")
    cost_test = property(lambda self: self._column("cost_test"), doc="Cost J on the test part.")
    accuracy_train = property(lambda self: self._column("accuracy_train"), doc="Score on the training part.")
    accuracy_test = property(lambda self: self._column("accuracy_test"), doc="Score on the test part.")
