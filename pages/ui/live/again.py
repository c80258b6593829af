"""One lucky run proves nothing: the same settings with twenty seeds, trained together beside the run that is shown."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

import dnn
from dnn.experiments import wilson

SEEDS = 20
FEWEST, MOST_ITERATIONS = 500, 5_000
MOST_WORK = 1_000_000  # multiplications of one net's forward pass, so that a step of all keeps nobody waiting
MOST_SEEDS = 10_000  # that the pages' settings know, from 0
POINTS = 60  # of each curve that is sent
ACCURACY = 0.95  # on the test part: the target where the settings have none


class Target(NamedTuple):
    """What a seed has to reach, in words, and who has."""

    words: str
    reached: np.ndarray  # (k,) bool


class Again:
    """A stack that differs in the seed alone, on its way to where the shown run is."""

    def __init__(self, run: dnn.Run):
        config = self.config = run.config
        self.seeds = [(config.seed + k) % MOST_SEEDS for k in range(SEEDS)]  # its own is the first
        self.goal = min(max(run.iteration, FEWEST), MOST_ITERATIONS, config.max_iterations or MOST_ITERATIONS)
        self.stack = dnn.Stack([replace(config, seed=seed) for seed in self.seeds], run.split)

    @property
    def done(self) -> bool:
        """Whether there is nothing left to train."""
        return bool(self.stack.stopped) or self.stack.iteration >= self.goal

    def advance(self, seconds: float) -> None:
        """Go on for about so long."""
        if not self.done:
            self.stack.advance(iterations=self.goal - self.stack.iteration, seconds=seconds)

    def belongs_to(self, config: dnn.Config) -> bool:
        """Whether a run with this config is, or could be, one of these."""
        return replace(config, seed=self.config.seed) == self.config

    @property
    def target(self) -> Target:
        """That of the settings, or else a share of the test part."""
        config, now = self.config, self.stack.measures
        ended = np.array([ending == "target" for ending in self.stack.endings])
        if config.target_cost or config.target_accuracy:
            names = [
                f"a cost J of {config.target_cost:g}" if config.target_cost else "",
                f"a training accuracy of {100 * config.target_accuracy:g} %" if config.target_accuracy else "",
            ]
            return Target(" or ".join(filter(None, names)), ended)
        return Target(f"a test accuracy of {100 * ACCURACY:g} %", now.accuracy_test >= ACCURACY)

    @property
    def costs(self) -> np.ndarray:
        """The training cost of each seed as it stands (k,); what has diverged counts as infinite."""
        diverged = np.array([ending == "diverged" for ending in self.stack.endings])
        return np.where(diverged, np.inf, self.stack.measures.cost_train)

    @property
    def order(self) -> np.ndarray:
        """Numbers of the seeds, the one with the lowest cost first (k,)."""
        return np.argsort(self.costs, kind="stable")

    def params(self, k: int) -> tuple[dnn.Layer, ...]:
        """The net of seed number k."""
        return tuple(dnn.Layer(layer.W[k], layer.b[k]) for layer in self.stack.params)

    def curves(self) -> tuple[list[int], list[list[float | None]]]:
        """Iterations, and the training costs of each seed there; None where one has ended or is beyond all numbers."""
        history = self.stack.history
        at = np.unique(np.linspace(0, len(history) - 1, POINTS).astype(int))
        costs = history.cost_train[at].T  # (k, points)
        rows = [[float(f"{cost:.4g}") if np.isfinite(cost) else None for cost in row] for row in costs]
        return [int(i) for i in history.iteration[at]], rows

    def told(self) -> dict:
        """What a browser is told of it, its pictures apart."""
        words, reached = self.target
        count, costs, (x, curves) = int(reached.sum()), self.costs, self.curves()
        low, high = wilson(count, SEEDS)
        return {
            "done": self.done,
            "at": self.stack.iteration,
            "goal": self.goal,
            "seeds": self.seeds,
            "target": words,
            "reached": reached.tolist(),
            "count": count,
            "low": low,
            "high": high,
            "costs": [float(f"{cost:.4g}") if np.isfinite(cost) else None for cost in costs],
            "scores": [float(f"{score:.4g}") if np.isfinite(score) else None for score in self.stack.measures[3]],
            "best": int(self.order[0]),
            "worst": int(self.order[-1]),
            "x": x,
            "curves": curves,
        }


def too_large(run: dnn.Run) -> str:
    """Why twenty of these cannot be trained here; "" if they can."""
    parameters, m = dnn.parameter_count(dnn.layer_sizes(run.params)), run.split.train.X.shape[1]
    if parameters * m <= MOST_WORK:
        return ""
    return (
        f"Twenty nets of {parameters:,} parameters on {m:,} examples would keep everybody waiting: at most "
        f"{MOST_WORK // m:,} parameters fit. Take away layers, units or examples."
    )
