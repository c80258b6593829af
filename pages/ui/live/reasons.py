"""The sentences that tell why a run began anew, or why it stopped."""

from collections.abc import Iterable

import dnn
from pages.ui.live.playable import Playable


def changed(what: Iterable[str]) -> str:
    """Why the run is a new one: what changed, in words."""
    return f"Started anew, since {' and '.join(what)} changed."


FLAT = 1e-3  # what no weight moves by in one step where nothing is to be seen of a larger α


def flat(run: Playable, before: dnn.Config) -> str:
    """Why a larger α shows nothing at once where a net has learned, or is saturated; "" where it may."""
    if not isinstance(run, dnn.Run) or run.config.alpha <= before.alpha or run.iteration == 0:
        return ""
    if run.config.optimizer != "gradient_descent" or before.optimizer != run.config.optimizer:
        return ""
    X, Y, cost = run.split.train
    _, caches = dnn.network_forward(run.params, run.activations, X)
    grads = dnn.network_backward(run.params, run.activations, caches, Y, dnn.COSTS[cost], run.config.l2, run.config.l1)
    largest = run.config.alpha * max(float(abs(array).max()) for grad in grads for array in grad)
    if not largest < FLAT:
        return ""
    return (
        f"The slopes are so near 0 that α = {run.config.alpha:g} moves no weight by more than {largest:.1g} a step. "
        "Reset shows it from the start."
    )


def failed(run: Playable) -> str:
    """What to do after an error of the program's own."""
    return (
        "Training stopped because of an error; what you see is the last good state, iteration "
        f"{run.iteration:,}. Start anew, or change a setting."
    )


def rested(run: Playable) -> str:
    """Why a run that goes faster and faster pauses by itself."""
    return f"Paused at {run.iteration:,} iterations, in case nobody looks any more: Play goes on."


def ended(run: Playable, config: dnn.Config) -> str:
    """Why a run, or the first of several, with this config has stopped."""
    at = f"{run.iteration:,}"
    if isinstance(run, dnn.Run) and run.stopped == "diverged":
        return (
            f"The cost was no longer finite at iteration {run.diverged_at:,}: what you see is the last good state. "
            f"Try a smaller α than {config.alpha:g}."
        )
    if isinstance(run, dnn.Run) and run.stopped == "target":
        if run.measures.accuracy_train >= (config.target_accuracy or 2):
            return f"Stopped: the training accuracy reached {config.target_accuracy:.0%} at iteration {at}."
        return f"Stopped: the training cost came down to {config.target_cost:g} at iteration {at}."
    if run.stopped == "measured":
        return ""  # the pictures say what came of it
    if run.stopped == "all":
        return f"Every net has come to its end at iteration {at}."
    return f"Stopped after {at} iterations, as you asked."


def lost(run: Playable) -> str:
    """Why it may have stood still for a moment."""
    return f"The process that trained this run was lost; another one goes on from iteration {run.iteration:,}."
