"""The race of learning rates: one net, one start, several α, and a word on how each fares."""

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.lessons.layers import slopes_of
from pages.ui.lessons.side_by_side import SideBySide
from pages.ui.live import readout
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

EARLY = 20  # records before which nothing is said
STILL_EARLY = 300  # before which nothing is said of a race in which no α has got anywhere
NOTICED = 1e-3  # a rise from one record to the next, relative to the cost
CLIMBED = 1.25  # times the lowest cost before
FLAT = 1e-6  # relative change over the last half


def verdicts(run: dnn.Stack) -> list[str]:
    """A word on each member."""
    members = dnn.members_of(run)
    best, nothing = min(member.cost for member in members), _constant_cost(run.split.train.Y)
    return [verdict(member, best, nothing, dead) for member, dead in zip(members, killed(run), strict=True)]


def verdict(member: dnn.Member, best: float, nothing: float, dead: int = 0) -> str:
    """How a learning rate does, from its whole curve and the best cost of the race.

    `nothing` is the cost of who has learned nothing, `dead` the layer that this rate has killed (0: none).
    "too small" is said only of a curve that falls, and has not climbed before.
    """
    curve = np.append(member.costs, member.cost)
    now, later = curve[-1], curve[len(curve) // 2 :]
    nothing = min(nothing, curve[0])
    if member.ended == "diverged":
        return "diverging"
    if dead:
        return f"too large: layer {dead} died"
    if now > 2 * curve[0]:
        return "diverging"
    if len(curve) <= EARLY:
        return "too early"
    if (np.diff(later) > NOTICED * later[:-1]).mean() > 0.2:
        return "oscillating"
    nobody_learns = best > 0.9 * nothing
    if not nobody_learns and _keeps_up(now, best, nothing):
        return "right"
    if (curve > CLIMBED * np.minimum.accumulate(curve)).any():
        return "too large"
    if nobody_learns and len(curve) < STILL_EARLY:
        return "too early"
    return "stuck" if abs(later[-1] - later[0]) <= FLAT * later[0] else "too small"


def _keeps_up(now: float, best: float, nothing: float) -> bool:
    """Whether a cost is not far from the best: by its size, and by how far it has come."""
    return (now <= 3 * best or now <= 0.02) and nothing - now >= 0.8 * (nothing - best)


def _constant_cost(Y: np.ndarray) -> float:
    """Binary cross-entropy of the same answer to everything, the share of ones in Y (1, m)."""
    share = np.clip(Y.mean(), 1e-9, 1 - 1e-9)
    return float(-share * np.log(share) - (1 - share) * np.log(1 - share))


def killed(run: dnn.Stack) -> list[int]:
    """For each member the first layer all of whose units have died since the start, or 0.

    A dead unit's slope is 0 for every example: gradient descent cannot move it any more.
    """
    alive = [_living(slopes) for slopes in slopes_of(dnn.first_params(run.config, run.split), run)]
    now = [_living(slopes) for slopes in slopes_of(run.params, run)]
    return [
        next((l for l, (then, today) in enumerate(zip(alive, now, strict=True), start=1) if then and not today[k]), 0)
        for k in range(len(run.configs))
    ]


def _living(slopes: np.ndarray) -> np.ndarray:
    """Whether any unit of a layer has a slope, from (..., n_l, m)."""
    return (slopes != 0).any(axis=(-2, -1))


class Race(SideBySide):
    """Cost curves of a Stack whose members differ in α."""

    cut = 100  # there is room for it on a logarithmic axis

    def __init__(self, run):
        super().__init__(run, [f"α = {config.alpha:g}" for config in run.configs], boundaries=False)

    def curves(self) -> go.Figure:
        """On a logarithmic axis: their ends lie powers of ten apart."""
        return super().curves().update_yaxes(type="log")

    def draw(self, run, updates: Updates, slow: bool) -> None:
        """The curves, and the verdicts a few times a second."""
        super().draw(run, updates, slow)
        if slow:  # the first frame is always a slow one
            self.verdicts = verdicts(run)

    def numbers(self, player: Player) -> list[readout.Number]:
        """Progress, and each α's verdict with its cost."""
        rows = zip(self.labels, self.verdicts, dnn.members_of(player.shown), strict=True)
        return readout.progress(player) + [
            (f"verdict {i}", label, f"{said}, J = {readout.cost(member.cost)}")
            for i, (label, said, member) in enumerate(rows)
        ]
