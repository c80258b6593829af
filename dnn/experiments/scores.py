"""One cell of a sweep over hyperparameters: some seeds, scored on the dev set."""

from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from ..config import Config
from ..costs import COSTS
from ..data.splits import make_split
from ..training.stack import Stack
from ..training.threads import threads


class Scores(NamedTuple):
    """What came of the seeds of a cell."""

    dev: list[float]  # of each seed: accuracy, or what else the cost's score is
    cost: float  # the mean of their training costs


class Trial:
    """Seeds trained together until their last iteration, at once or in slices. Raises ValueError as Stack does."""

    def __init__(self, configs: Sequence[Config]):
        self.split = make_split(configs[0])
        self.stack, self.iterations = Stack(configs, self.split), configs[0].max_iterations

    def advance(self, seconds: float | None = None) -> Scores | None:
        """Go on for about so long, or to the end; returns the scores once there are any."""
        self.stack.advance(iterations=self.iterations, seconds=seconds)
        if not self.stack.stopped:
            return None
        dev = self.split.dev
        scores = [float(COSTS[dev.cost].score(AL, dev.Y)) for AL in self.stack.predict(dev.X)]
        return Scores(scores, fmean(map(float, self.stack.measures.cost_train)))


def dev_scores(configs: Sequence[Config]) -> Scores | None:
    """What a worker does: a trial from its beginning to its end."""
    with threads(1):
        return Trial(configs).advance()
