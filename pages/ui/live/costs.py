"""The cost curve of a playing run, as updates of its figure."""

import numpy as np

from pages.ui.figures.curves import thinned
from pages.ui.live.pinned import recorded_curves


def cost_updates(run) -> tuple[dict, dict[str, np.ndarray]]:
    """The update of a figure that `curves.cost_curve` made: both curves, and the marker where the run stands."""
    whole = getattr(run, "run", run)  # of a past place the curves are those of the whole run
    recorded = recorded_curves(whole)
    i, J, J_test = thinned(recorded["i"], recorded["J"], recorded["J_test"])
    at = {"at": np.array([run.iteration]), "J_at": np.array([run.measures.cost_train])}
    sets = {"x": ["i", "i", "at"], "y": ["J", "J_test", "J_at"]}
    return {"figure": "cost", "traces": [0, 1, 2], "set": sets}, {"i": i, "J": J, "J_test": J_test} | at
