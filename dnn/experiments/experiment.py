"""What an experiment is: cells to train, one outcome a seed, and a row of a table a cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite
from statistics import fmean, median

from ..config import Config
from ..data.splits import make_split
from ..training.run import Run
from ..training.stack import Stack
from .interval import mean_interval, median_interval, wilson

Value = str | int | float
Cell = tuple[Value, ...]  # one value a key of the experiment
Row = dict[str, Value]
LEARNED: dict[str, type] = {"successes": int, "share": float, "low": float, "high": float, "median_iterations": float}
LONG: dict[str, type] = {"successes": int, "median": float, "low": float, "high": float}
SCORED: dict[str, type] = {"mean": float, "low": float, "high": float}


@dataclass(frozen=True)
class Experiment:
    """One table. Its functions belong to modules, since workers get them by name.

    `keys` are the columns that name a cell, with their types, and `found` those that are measured. `cells(n)` gives the
    first cells for these numbers of bits, or for those it was made for if `n` is empty; `after(cell, row)` more of
    them, once a cell is done. `outcomes(cell, seeds)` trains; `row(outcomes)` sums up what came of all seeds.
    """

    name: str
    words: str
    keys: dict[str, type]
    found: dict[str, type]
    cells: Callable[[Sequence[int]], list[Cell]]
    outcomes: Callable[[Cell, Sequence[int]], list[float | None]]
    row: Callable[[Sequence], Row]
    after: Callable[[Cell, Row], list[Cell]] = lambda cell, row: []

    @property
    def columns(self) -> dict[str, type]:
        """All columns of the table, in order."""
        return self.keys | {"seeds": int} | self.found


def learned(outcomes: Sequence[float | None]) -> Row:
    """How many seeds succeeded, and the median of the iterations they took; NaN if none did."""
    took = [iterations for iterations in outcomes if iterations is not None]
    low, high = wilson(len(took), len(outcomes))
    middle = float(median(took)) if took else float("nan")
    share = len(took) / len(outcomes)
    return {"successes": len(took), "share": share, "low": low, "high": high, "median_iterations": middle}


def timed(outcomes: Sequence[float | None]) -> Row:
    """The median of the iterations of all seeds and its interval; a seed that did not succeed took infinitely many."""
    every = [float("inf") if iterations is None else iterations for iterations in outcomes]
    low, high = median_interval(every)
    return {"successes": sum(map(isfinite, every)), "median": float(median(every)), "low": low, "high": high}


def scored(outcomes: Sequence[float]) -> Row:
    """The mean of the seeds' scores, which are from 0 to 1, and so is their interval."""
    low, high = mean_interval(outcomes)
    return {"mean": fmean(outcomes), "low": max(0.0, low), "high": min(1.0, high)}


def until_target(configs: Sequence[Config]) -> list[float | None]:
    """The iteration at which each of these, trained together, reached its target; None if it did not."""
    stack = Stack(configs, make_split(configs[0]))
    stack.advance(iterations=configs[0].max_iterations)
    endings = zip(stack.endings, stack.ended_at, strict=True)
    return [float(at) if ending == "target" and at is not None else None for ending, at in endings]


def test_accuracy(config: Config) -> float:
    """On the test part, after the run of this config."""
    run = Run(config, make_split(config))
    run.advance(iterations=config.max_iterations)
    return float(run.measures.accuracy_test)
