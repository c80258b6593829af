"""The cost curve of a playing run, as updates of its figure."""

import numpy as np

from pages.ui.figures.curves import thinned
from pages.ui.live.pinned import recorded_curves
from pages.ui.live.updates import Updates


def draw_costs(run, updates: Updates) -> None:
    """Both curves of the figure that `curves.cost_curve` made, and the marker where the run stands."""
    whole = getattr(run, "run", run)  # of a past place the curves are those of the whole run
    i, J, J_test = thinned(*recorded_curves(whole).values())
    at, J_at = np.array([run.iteration]), np.array([run.measures.cost_train])
    updates.traces("cost", [0, 1, 2], x=[i, i, at], y=[J, J_test, J_at])
