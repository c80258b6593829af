"""What the training part and the test part tell together."""

import numpy as np

from pages.ui.coach.evidence import Evidence, number
from pages.ui.coach.seen import LATEST, Seen

FEW = 10  # examples of a test part that tell too little


def overfitting(seen: Seen) -> Evidence | None:
    """J of the test part is twice its lowest, far above J and near that of guessing; and more answers are wrong."""
    if seen.test_examples < FEW or len(seen.J) < 2 * LATEST or not np.isfinite(seen.J_test).all():
        return None
    smooth = np.convolve(seen.J_test, np.ones(5) / 5, "valid")
    best = int(np.argmin(smooth))
    J, J_test, lowest = float(np.median(seen.J[-5:])), float(np.median(seen.J_test[-5:])), float(smooth[best])
    apart = J_test - J > 0.75 * seen.guess and seen.accuracy_train - seen.accuracy_test >= 0.05
    turned = J_test >= 2 * lowest and float(seen.J[best + 2]) >= 1.1 * J
    if not (apart and turned):
        return None
    values = {"J": J, "J_test": J_test, "lowest": lowest, "at": int(seen.i[best + 2])}
    return Evidence(values, (J / J_test, 1.0), "J of the training part and of the test part")


def overfitting_words(seen: Seen, found: Evidence) -> str:
    """From where to where."""
    J, J_test, lowest, at = (found.values[name] for name in ("J", "J_test", "lowest", "at"))
    return (
        f"On the test part *J* rose from {number(lowest)} at iteration {at:,} to {number(J_test)}, while it fell to "
        f"{number(J)} on the training part: the net learns its examples by heart"
    )
