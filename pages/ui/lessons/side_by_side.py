"""Several nets on the same plane: their cost curves in one picture, a small boundary each."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import curves, plane
from pages.ui.figures.plane import extent_of
from pages.ui.live import nets, readout
from pages.ui.live.growing import Line, draw_curves
from pages.ui.live.nets import PlaneNet
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

SMALL_GRID = 50
POINTS = 100  # of each curve


def states_of(run: dnn.Stack | dnn.Several) -> list[tuple[tuple[dnn.Layer, ...], tuple]]:
    """Each member's parameters and activations."""
    if isinstance(run, dnn.Several):
        return [(each.params, each.activations) for each in run.runs]
    layers = run.params
    return [
        (tuple(dnn.Layer(layer.W[member], layer.b[member]) for layer in layers), run.activations)
        for member in range(len(run.configs))
    ]


def nets_of(run: dnn.Stack | dnn.Several) -> list[PlaneNet]:
    """How each member is drawn on the plane."""
    configs = [each.config for each in run.runs] if isinstance(run, dnn.Several) else run.configs
    cost, states = run.split.train.cost, states_of(run)
    return [
        PlaneNet(config, dnn.layer_sizes(params), cost, together=len(states))
        for config, (params, _) in zip(configs, states, strict=True)
    ]


class SideBySide(Pictures):
    """Pictures of a Stack, or of Several, whose members are called `labels`."""

    cut = 10  # times the highest first cost: what lies beyond is not shown

    def __init__(self, run, labels: Sequence[str], boundaries: bool = True, accuracy: bool = False):
        self.labels, self.boundaries, self.accuracy = list(labels), boundaries, accuracy
        self.train = run.split.train
        self.highest = self.cut * max(float(member.costs[0]) for member in dnn.members_of(run))
        if boundaries:
            self.extent, self.nets = extent_of(self.train.X), nets_of(run)

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures, filled by the first frame."""
        made: dict[str, go.Figure | None] = {"cost": self.curves()}
        for i, label in enumerate(self.labels if self.boundaries else []):
            made[f"plane {i}"] = plane.small_plane(label, self.train.X, self.train.Y, self.extent)
        return made

    def curves(self) -> go.Figure:
        """A cost curve a member, empty."""
        return curves.race_curves(self.labels, self.highest)

    def numbers(self, player: Player) -> list[readout.Number]:
        """Progress, and each member's training cost (or accuracy)."""
        if self.accuracy:
            return readout.progress(player) + [
                (f"accuracy {i}", f"{label}, train / test", f"{readout.share(m[2])} / {readout.share(m[3])}")
                for i, (label, m) in enumerate(zip(self.labels, (r.measures for r in player.shown.runs), strict=True))
            ]
        rows = dnn.members_of(player.shown)
        costs = [
            (f"cost {i}", f"J, {label}", "diverged" if member.ended == "diverged" else readout.cost(member.cost))
            for i, (label, member) in enumerate(zip(self.labels, rows, strict=True))
        ]
        return readout.progress(player) + costs

    def draw(self, run, updates: Updates, slow: bool) -> None:
        """Boundaries and curves in every frame."""
        if self.boundaries:
            self._draw_planes(run, updates)
        self._draw_costs(run, updates)

    def _draw_planes(self, run, updates: Updates) -> None:
        for i, (net, (params, activations)) in enumerate(zip(self.nets, states_of(run), strict=True)):
            net.draw(params, activations, [nets.shade(f"plane {i}", self.extent, SMALL_GRID)], updates)

    def _draw_costs(self, run, updates: Updates) -> None:
        """Curves, bands and marks of the figure that `curves.race_curves` made."""
        members = dnn.members_of(run)
        n = len(members)
        lines = [Line(k, (n + 1 + 2 * k, n + 2 + 2 * k), *_curve(member)) for k, member in enumerate(members)]
        draw_curves(
            "cost",
            lines,
            [part.history.generation for part in getattr(run, "runs", [run])],
            updates,
            most=POINTS,
            marks={"diverged": n},
            ended=[k for k, member in enumerate(members) if member.ended == "diverged"],
            highest=self.highest,
        )


def _curve(member: dnn.Member) -> tuple[np.ndarray, np.ndarray]:
    """A member's records, and while it goes on where it is now."""
    if member.ended:
        return member.iterations, member.costs
    before = member.iterations < member.iteration
    return np.append(member.iterations[before], member.iteration), np.append(member.costs[before], member.cost)
