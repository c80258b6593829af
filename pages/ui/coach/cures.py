"""Other settings that may help, as fields of a Config. Each was tried on the runs that its rules find."""

from typing import Any

import numpy as np

from pages.ui.coach.evidence import USUAL, one_digit
from pages.ui.coach.seen import Seen

Cure = dict[str, Any]
LIKE_RELU = {"relu", "leaky_relu", "elu", "gelu", "swish", "softplus"}
CALM_BATCH = 64
MOST_L2 = 10.0


def slower(seen: Seen) -> Cure:
    """A third of an α that is not far off, else a tenth and at most ten times what is usual: less may stand still."""
    usual = USUAL[seen.optimizer]
    if seen.level > 1:  # worse than guessing
        return safer(seen)
    alpha = seen.alpha / 3 if seen.alpha <= 10 * usual else min(seen.alpha / 10, 10 * usual)
    return {"alpha": one_digit(alpha)} | _not_large(seen)


def safer(seen: Seen) -> Cure:
    """After an explosion: a third of an α that others learn with, else what is usual; and no large first weights."""
    usual, smaller = USUAL[seen.optimizer], _not_large(seen)
    if smaller and seen.alpha <= 2 * usual:
        return smaller
    alpha = seen.alpha / 3 if seen.alpha <= 4 * usual else min(seen.alpha / 10, usual)
    return {"alpha": one_digit(alpha)} | smaller


def usual_alpha(seen: Seen) -> Cure:
    """The α that most learn with."""
    return {"alpha": USUAL[seen.optimizer]}


def larger_batch(seen: Seen) -> Cure:
    """So many examples a step that their mean gradient is steady."""
    return {"batch_size": CALM_BATCH if seen.examples >= 2 * CALM_BATCH else 0}


def suited_weights(seen: Seen) -> Cure:
    """The initialization that suits the activation."""
    return {"initializer": "he" if seen.hidden and seen.hidden[0].activation in LIKE_RELU else "xavier"}


def open_gates(seen: Seen) -> Cure:
    """Weights that suit, and an activation that lets gradients pass: sigmoids never do through several layers."""
    if any(layer.activation == "sigmoid" for layer in seen.hidden):
        return {"activation": "tanh", "initializer": "xavier"}
    return suited_weights(seen)


def unsaturated(seen: Seen) -> Cure:
    """Whatever drove the units so far: first weights, or steps."""
    return open_gates(seen) if seen.initializer == "large" else slower(seen)


def leaky(seen: Seen) -> Cure:
    """Units that cannot die; and smaller steps, if it was one of those that killed them."""
    blown = float(np.max(seen.J)) > 2 * max(float(seen.J[0]), seen.guess)
    thrown = blown or seen.initializer == "large" or seen.alpha > 2 * USUAL[seen.optimizer]
    return {"activation": "leaky_relu"} | (safer(seen) if thrown else {})


def penalized(seen: Seen) -> Cure:
    """A penalty on large weights, or three times what there is."""
    return {"l2": one_digit(min(MOST_L2, 3 * seen.l2)) if seen.l2 else 0.3}


def _not_large(seen: Seen) -> Cure:
    return suited_weights(seen) if seen.initializer == "large" else {}
