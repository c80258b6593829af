"""The cost curve of a playing run, as updates of its figure."""

from pages.ui.figures.curves import COST
from pages.ui.live.growing import Line, draw_curves
from pages.ui.live.pinned import recorded_curves
from pages.ui.live.timeline import Past
from pages.ui.live.updates import Updates

MARKS = {"stands": COST.stands, "diverged": COST.diverged}


def draw_costs(run, updates: Updates) -> None:
    """Both curves of the figure that `curves.cost_curve` made with the range they take, and its marks."""
    whole = run.run if isinstance(run, Past) else run  # of a past place the curves are those of the whole run
    i, train, test = recorded_curves(whole).values()
    lines = [
        Line(COST.train, (COST.train_low, COST.train_high), i, train),
        Line(COST.test, (COST.test_low, COST.test_high), i, test),
    ]
    ended = [COST.train] if whole.stopped == "diverged" else []
    stand = (run.iteration, run.measures.cost_train)
    draw_curves("cost", lines, whole.history.generation, updates, marks=MARKS, ended=ended, stand=stand)
