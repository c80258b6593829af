"""Units that cannot learn: all alike, dead, saturated, or out of reach of any gradient."""

import numpy as np

from pages.ui.coach.evidence import POOR, USUAL, Evidence, number, stands_still, too_large
from pages.ui.coach.seen import Seen


def symmetric(seen: Seen) -> Evidence | None:
    """A layer whose units all have the same weights: so have their gradients, for ever."""
    if seen.age < 20:  # a reader may set weights one by one
        return None
    for l, layer in enumerate(seen.hidden, start=1):
        if layer.same:
            return Evidence({"layer": l, "units": layer.units})
    return None


def symmetric_words(seen: Seen, found: Evidence) -> str:
    """Which units."""
    units, layer = found.values["units"], found.values["layer"]
    if units == 1:
        return f"The unit of layer {layer} has only zeros as weights, and no gradient changes them"
    return f"All {units} units of layer {layer} have the same weights, so they learn the same: one would do"


def dead(seen: Seen) -> Evidence | None:
    """A layer of which every unit is dead. Some dead units are no harm: many a run learns all there is with half."""
    for l, layer in enumerate(seen.hidden, start=1):
        if layer.dead == layer.units and seen.level > POOR:
            shares = tuple(each.dead / each.units for each in seen.hidden)
            return Evidence({"layer": l, "units": layer.units}, shares, "share of dead units, layer by layer")
    return None


def dead_words(seen: Seen, found: Evidence) -> str:
    """Which units."""
    units, layer = found.values["units"], found.values["layer"]
    which = f"All {units} ReLUs of layer {layer} answer" if units > 1 else f"The ReLU of layer {layer} answers"
    return f"{which} 0 to every example: no gradient passes"


def vanishing(seen: Seen) -> Evidence | None:
    """J has stayed the cost of guessing, and hardly any gradient reaches the first layer."""
    deep = len(seen.hidden) >= 3 and all(layer.activation == "sigmoid" for layer in seen.hidden)
    small = bool(seen.hidden) and seen.initializer == "small"
    # With an α that is far too small J stays there for that reason alone.
    if not (deep or small) or seen.age < 400 or seen.alpha <= USUAL[seen.optimizer] / 20:
        return None
    norms = np.array([layer.gradient for layer in seen.layers])
    # Nets whose J is about to fall have ten times this gradient a hundred iterations before.
    if norms[0] > 1e-3 or not 0.98 <= seen.level <= 1.02 or not stands_still(seen, 0.99):
        return None
    bars = np.clip(1 + np.log10(np.maximum(norms, 1e-300)) / 10, 0.02, 1)
    values = {"first": float(norms[0]), "depth": len(seen.hidden), "J": float(seen.J[-1])}
    return Evidence(values, tuple(map(float, bars)), "size of dW, layer by layer, logarithmic")


def vanishing_words(seen: Seen, found: Evidence) -> str:
    """How little, and through what."""
    first, depth, J = (found.values[name] for name in ("first", "depth", "J"))
    what = "small first weights" if seen.initializer == "small" else "sigmoids"
    through = f"{depth} layers" if depth > 1 else "1 layer"
    return f"‖*dW*[1]‖ is {number(first)} behind {through} of {what}, and *J* is still {number(J)}, that of guessing"


def saturated(seen: Seen) -> Evidence | None:
    """A layer that is mostly saturated, while there is much left to learn."""
    shares = [layer.saturated / layer.units for layer in seen.hidden]
    if not shares or seen.age < 400 or seen.level < POOR:
        return None
    worst = int(np.argmax(shares))
    if seen.initializer == "large":
        applies = shares[worst] >= 0.6  # with half of a layer some learn as well as others do
    else:  # by steps too long: a net that makes steps of some units by learning is served by them
        too_far = seen.alpha > USUAL[seen.optimizer] and seen.level > 0.9
        applies = shares[worst] == 1 and too_far and stands_still(seen, 0.9)
    if not applies:
        return None
    layer = seen.hidden[worst]
    values = {"layer": worst + 1, "saturated": layer.saturated, "units": layer.units}
    return Evidence(values, tuple(shares), "share of saturated units, layer by layer")


def saturated_words(seen: Seen, found: Evidence) -> str:
    """How many units."""
    some, units, layer = (found.values[name] for name in ("saturated", "units", "layer"))
    which = f"{some} of {units} units of layer {layer} hardly learn" if units > 1 else "The hidden unit hardly learns"
    return f"{which}, since *g*′(*z*) is near 0: {too_large(seen)}"
