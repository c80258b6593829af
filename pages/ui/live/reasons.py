"""The sentences that tell why a run began anew, or why it stopped."""

from collections.abc import Iterable

import dnn
from pages.ui.live.playable import Playable


def changed(what: Iterable[str]) -> str:
    """Why the run is a new one: what changed, in words."""
    return f"Started anew, since {' and '.join(what)} changed."


def failed(run: Playable) -> str:
    """What to do after an error of the program's own."""
    return (
        "Training stopped because of an error; what you see is the last good state, iteration "
        f"{run.iteration:,}. Start anew, or change a setting."
    )


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
