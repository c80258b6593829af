"""A sweep as a heat-map that fills in."""

import plotly.graph_objects as go

from pages.ui.figures import style
from pages.ui.lessons.sweep import AXES, Sweep, called
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

SCORES = ("dev mean", "dev spread")


class SweepPictures(Pictures):
    """The heat-map that fills in."""

    def __init__(self, sweep: Sweep):
        self.sweep = sweep

    def figures(self) -> dict[str, go.Figure | None]:
        """Mean and spread, empty."""
        return {name: self._heatmap(name) for name in SCORES}

    def _heatmap(self, name: str) -> go.Figure:
        sweep = self.sweep
        figure = style.base(f"{name} over {sweep.seeds} seeds", 420)
        labels = {axis: [str(value) for value in AXES[axis]] for axis in (sweep.x, sweep.y)}
        figure.add_heatmap(
            x=labels[sweep.x],
            y=labels[sweep.y],
            z=[],
            colorscale="Cividis",
            xgap=2,
            ygap=2,
            texttemplate="%{z:.2f}",
            hovertemplate=f"{called(sweep.x)} %{{x}}, {called(sweep.y)} %{{y}}: %{{z:.4f}}<extra></extra>",
        )
        figure.update_xaxes(title_text=called(sweep.x), type="category", showgrid=False)
        figure.update_yaxes(title_text=called(sweep.y), type="category", showgrid=False)
        return figure

    def numbers(self, player: Player) -> list[readout.Number]:
        """Cells done, the best so far, and the time left."""
        sweep: Sweep = player.shown
        rest = len(sweep.cells) - sweep.iteration
        left = f"{sweep.seconds / sweep.iteration * rest:.0f} s" if sweep.iteration else "–"
        best = max(sweep.rows, key=lambda row: row["dev mean"], default=None)
        place = f"{best['dev mean']:.1%} at {best[sweep.x]}, {best[sweep.y]}" if best else "–"
        return [
            ("iteration", "cells done", f"{sweep.iteration} of {len(sweep.cells)}"),
            ("left", "training time left", left),
            ("best", "best on the dev set", place),
        ]

    def progress(self, player: Player) -> float:
        """Share of the cells that are done."""
        return player.shown.iteration / len(player.shown.cells)

    def draw(self, sweep: Sweep, updates: Updates, slow: bool) -> None:
        """What is done, a few times a second."""
        for name in SCORES if slow else ():
            updates.traces(name, [0], z=[sweep.grid(name)])
