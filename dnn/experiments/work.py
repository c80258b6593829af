"""Cells trained in processes of this machine, or on a Dask cluster: the same numbers on any number of workers."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..training.threads import threads
from . import table
from .experiment import Cell, Experiment, Row

TOGETHER = 25  # seeds of one task: fixed, since a stack of another height may round differently
LIVES = 3  # times that a task is given out again when its worker is lost


def outcomes(name: str, cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    """What a worker does: a cell's outcomes for some seeds. One BLAS thread, since workers share the cores."""
    from . import EXPERIMENTS  # a worker looks the experiment up, and this module is loaded by that one

    with threads(1):
        return EXPERIMENTS[name].outcomes(cell, seeds)


@dataclass
class Task:
    """Some seeds of a cell."""

    cell: Cell
    seeds: tuple[int, ...]
    lives: int = LIVES


@dataclass
class Sweep:
    """An experiment on its way: what is asked for, what has come, and what is written.

    `made` makes an Executor, again when its workers are lost. `on_row` is told of each finished cell, `on_cells` of
    each that is begun or was read.
    """

    experiment: Experiment
    seeds: int
    path: Path
    made: Callable[[], Executor]
    on_cells: Callable[[int], None] = lambda count: None
    on_row: Callable[[Row], None] = lambda row: None
    rows: dict[Cell, Row] = field(default_factory=dict)
    _parts: dict[Cell, dict[int, list[float | None]]] = field(default_factory=dict)
    _waiting: dict[Future, Task] = field(default_factory=dict)

    def run(self, n: Sequence[int] = ()) -> dict[Cell, Row]:
        """Train all cells that the file does not have with as many seeds or more, write each; returns their rows.

        Raises RuntimeError if a task has lost its worker too often, and whatever training raises.
        """
        known = table.read(self.path, self.experiment)
        self.rows = {cell: row for cell, row in known.items() if int(row["seeds"]) >= self.seeds}
        table.write(self.path, self.experiment, known.values())  # without a line that was cut off
        left = self._tasks(self.experiment.cells(n))
        executor = self.made()
        try:
            while left or self._waiting:
                lost = self._submit(executor, left)
                done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
                left = []
                for future in done:
                    task = self._waiting.pop(future)
                    try:
                        left += self._take(task, future.result())
                    except BrokenExecutor:
                        lost.append(task)
                if lost:
                    left += [self._again(task) for task in (*lost, *self._waiting.values())]
                    self._leave(executor)
                    executor = self.made()
        finally:
            self._leave(executor)
        table.write(self.path, self.experiment, (known | self.rows).values())
        return self.rows

    def _submit(self, executor: Executor, tasks: Sequence[Task]) -> list[Task]:
        """Give them out; returns those that found no worker any more."""
        for k, task in enumerate(tasks):
            try:
                future = executor.submit(outcomes, self.experiment.name, task.cell, task.seeds)
            except BrokenExecutor:
                return list(tasks[k:])
            self._waiting[future] = task
        return []

    def _tasks(self, cells: Sequence[Cell]) -> list[Task]:
        """What is left to do for these cells and, where one is in the file, for those that follow it."""
        tasks: list[Task] = []
        asked = list(cells)
        while asked:
            cell = asked.pop(0)
            if cell in self._parts:
                continue
            self._parts[cell] = {}
            self.on_cells(1)
            if cell in self.rows:
                self.on_row(self.rows[cell])
                asked += self.experiment.after(cell, self.rows[cell])
                continue
            starts = range(1, self.seeds + 1, TOGETHER)
            tasks += [Task(cell, tuple(range(at, min(at + TOGETHER, self.seeds + 1)))) for at in starts]
        return tasks

    def _take(self, task: Task, came: list[float | None]) -> list[Task]:
        """Keep what came of a task; if its cell is done, write it and return what follows it."""
        parts = self._parts[task.cell]
        parts[task.seeds[0]] = came
        if sum(map(len, parts.values())) < self.seeds:
            return []
        every = [outcome for first in sorted(parts) for outcome in parts[first]]
        key = dict(zip(self.experiment.keys, task.cell, strict=True))
        row = self.rows[task.cell] = key | {"seeds": self.seeds} | self.experiment.row(every)
        table.append(self.path, self.experiment, row)
        self.on_row(row)
        return self._tasks(self.experiment.after(task.cell, row))

    def _leave(self, executor: Executor) -> None:
        for future in self._waiting:
            future.cancel()
        self._waiting.clear()
        executor.shutdown(wait=False)

    def _again(self, task: Task) -> Task:
        if task.lives == 0:
            raise RuntimeError(f"the worker of {task.cell} was lost {LIVES + 1} times")
        return Task(task.cell, task.seeds, task.lives - 1)


@contextmanager
def cluster(address: str) -> Iterator[Callable[[], Executor]]:
    """What makes executors on the Dask cluster of this scheduler, such as tcp://127.0.0.1:8786.

    Dask itself gives a lost worker's tasks to the others. Raises ImportError where dask.distributed is not installed,
    and OSError where no scheduler answers.
    """
    from distributed import Client

    with Client(address, timeout=10) as client:
        yield lambda: client.get_executor(pure=False, retries=LIVES)
