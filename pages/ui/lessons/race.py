"""The race of learning rates: one net, one start, several α, and a word on how each fares."""

import numpy as np
import plotly.graph_objects as go

from dnn.training.several import members_of
from pages.ui.lessons.side_by_side import SideBySide
from pages.ui.live import readout
from pages.ui.live.player import Player


def verdict(costs: np.ndarray, now: float, ended: str, best: float) -> str:
    """How a learning rate does, from its recorded costs (n,), its present cost and the best cost of the race."""
    if ended == "diverged" or now > 2 * costs[0]:
        return "diverging"
    if len(costs) < 20:
        return "…"
    later = np.append(costs[len(costs) // 2 :], now)
    if (np.diff(later) > 1e-3 * later[:-1]).mean() > 0.2:
        return "oscillating"
    return "too small" if now > 3 * best and now > 0.02 else "right"


class Race(SideBySide):
    """Cost curves of a Stack whose members differ in α."""

    def __init__(self, run):
        super().__init__(run, [f"α = {config.alpha:g}" for config in run.configs], boundaries=False)

    def figures(self) -> dict[str, go.Figure | None]:
        """The curves on a logarithmic axis, since a diverging one would flatten the rest."""
        made = super().figures()
        made["cost"].update_yaxes(type="log")
        return made

    def numbers(self, player: Player) -> list[readout.Number]:
        """Progress, and each α's verdict with its cost."""
        rows = members_of(player.run)
        best = min(row.cost for row in rows)
        return readout.progress(player) + [
            (f"verdict {i}", label, f"{verdict(costs, now, ended, best)}, J = {readout.cost(now)}")
            for i, (label, (_, costs, now, ended)) in enumerate(zip(self.labels, rows, strict=True))
        ]
