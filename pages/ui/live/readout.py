"""The line of numbers above the pictures: [name, label, text] each, as plain text."""

from math import isfinite

from pages.ui.live.player import Player

Number = tuple[str, str, str]


def cost(value: float) -> str:
    """A cost to four decimals, or with an exponent where that says more; a dash if there is none."""
    if not isfinite(value):
        return "–"
    return f"{value:.3e}" if value >= 1e5 or 0 < value < 1e-4 else f"{value:.4f}"


def share(value: float) -> str:
    """A share as a percentage; a dash if there is none."""
    return f"{100 * value:.1f} %" if isfinite(value) else "–"


def progress(player: Player) -> list[Number]:
    """How far, and how fast."""
    return [
        ("iteration", "iterations", f"{player.shown.iteration:,}"),
        ("pace", "iterations / s", f"{player.pace:,.0f}"),
    ]


def of_run(player: Player) -> list[Number]:
    """How far, how fast and how well a single run is."""
    iteration, pace = progress(player)
    cost_train, cost_test, accuracy_train, accuracy_test = player.shown.measures
    return [
        iteration,
        ("cost_train", "cost J, train", cost(cost_train)),
        ("cost_test", "cost J, test", cost(cost_test)),
        ("accuracy_train", "accuracy, train", share(accuracy_train)),
        ("accuracy_test", "accuracy, test", share(accuracy_test)),
        pace,
    ]
