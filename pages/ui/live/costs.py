"""The cost curve of a playing run, as updates of its figure."""

import numpy as np

from pages.ui.figures.curves import COST
from pages.ui.figures.stretches import stretches
from pages.ui.live.pinned import recorded_curves
from pages.ui.live.updates import Updates


def draw_costs(run, updates: Updates) -> None:
    """Both curves of the figure that `curves.cost_curve` made with the range they take, and its markers."""
    whole = getattr(run, "run", run)  # of a past place the curves are those of the whole run
    i, *costs = recorded_curves(whole).values()
    train, test = (stretches(i, cost) for cost in costs)
    ended = [whole] if whole.stopped == "diverged" else []
    curves = {
        COST.train: train.median,
        COST.test: test.median,
        COST.train_low: train.low,
        COST.train_high: train.high,
        COST.test_low: test.low,
        COST.test_high: test.high,
    }
    marks = {
        COST.stands: (np.array([run.iteration]), np.array([run.measures.cost_train])),
        COST.diverged: (np.array([e.iteration for e in ended]), np.array([e.measures.cost_train for e in ended])),
    }
    x = [train.x] * len(curves) + [mark[0] for mark in marks.values()]
    y = [*curves.values(), *(mark[1] for mark in marks.values())]
    updates.traces("cost", [*curves, *marks], x=x, y=y)
