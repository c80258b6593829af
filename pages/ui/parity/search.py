"""The smallest width that learns parity: for each depth ever wider nets, until most seeds succeed."""

from dataclasses import dataclass, field, replace
from time import thread_time

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.playable import Configs
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates
from pages.ui.parity.race import successes
from pages.ui.parity.race_pictures import COLOURS

DEPTHS = (1, 2, 3)
SEEDS = 10
ENOUGH = 8
ITERATIONS = 3000


@dataclass
class WidthSearch:
    """Plays like a run whose iterations are the widths tried."""

    base: dnn.Config
    tried: list[tuple[int, int, int]] = field(default_factory=list)  # depth, width, successes of SEEDS

    def __post_init__(self):
        self.base = replace(self.base, max_iterations=ITERATIONS, target_accuracy=1.0)
        self.split = dnn.make_split(self.base)
        self.n = len(self.split.train.X)
        self.most = 6 * self.n  # a width at which to give up
        self._stack: dnn.Stack | None = None

    @property
    def iteration(self) -> int:
        """Widths tried."""
        return len(self.tried)

    @property
    def found(self) -> dict[int, int]:
        """depth -> smallest width with ENOUGH successes."""
        return {depth: width for depth, width, count in self.tried if count >= ENOUGH}

    @property
    def stopped(self) -> str:
        """ "measured" when each depth has its width, or came to the end."""
        return "measured" if self._next() is None else ""

    def _next(self) -> tuple[int, int] | None:
        for depth in DEPTHS:
            widths = [width for known, width, _ in self.tried if known == depth]
            if depth in self.found or (widths and widths[-1] >= self.most):
                continue
            return depth, (widths[-1] + 1 if widths else 2)
        return None

    def change(self, configs: Configs) -> None:
        """Other learning settings: what was tried no longer counts."""
        (self.base,), self.tried, self._stack = configs, [], None
        self.base = replace(self.base, max_iterations=ITERATIONS, target_accuracy=1.0)

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """Try that many widths, or for about that long."""
        start, done = thread_time(), self.iteration
        while (iterations is None or self.iteration - done < iterations) and (place := self._next()) is not None:
            depth, width = place
            if self._stack is None:
                config = replace(self.base, hidden=(width,) * depth)
                configs = [replace(config, seed=seed) for seed in range(1, SEEDS + 1)]
                self._stack = dnn.Stack(configs, self.split)
            left = None if seconds is None else max(1e-3, seconds - (thread_time() - start))
            self._stack.advance(iterations=ITERATIONS, seconds=left)
            if self._stack.stopped:
                self.tried.append((depth, width, len(successes(self._stack))))
                self._stack = None
            if seconds is not None and thread_time() - start >= seconds:
                break
        return self.iteration - done


def search(configs: Configs) -> WidthSearch:
    """make_run for a Player."""
    return WidthSearch(configs[0])


class SearchPictures(Pictures):
    """Successes against width, a line a depth."""

    def __init__(self, run: WidthSearch):
        self.n = run.n

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty lines and the height that is enough."""
        title = f"n = {self.n}: seeds of {SEEDS} that reach 100 % within {ITERATIONS} iterations"
        figure = style.base(title, 320, meta="wide")
        for depth, colour in zip(DEPTHS, COLOURS, strict=False):
            figure.add_scatter(
                x=[],
                y=[],
                name=f"{depth} hidden layer{'s' * (depth > 1)}",
                mode="lines+markers",
                line_color=colour,
                hovertemplate="width %{x}: %{y} of " + str(SEEDS),
            )
        figure.add_hline(y=ENOUGH, line=dict(dash="dot", color=style.EDGE))
        figure.update_xaxes(title_text="units a layer", range=[1, 4 * self.n])
        figure.update_yaxes(range=[-0.3, SEEDS + 0.3])
        return {"widths": figure}

    def numbers(self, player: Player) -> list[readout.Number]:
        """The widths found."""
        found = player.shown.found
        return [("iteration", "widths tried", str(player.run.iteration))] + [
            (f"depth {depth}", f"{depth} hidden layer{'s' * (depth > 1)}", str(found.get(depth, "–")))
            for depth in DEPTHS
        ]

    def progress(self, player: Player) -> float:
        """The mean over the depths: 1 for one that is done, else how far its widths have come."""
        run: WidthSearch = player.shown
        shares = [1.0 if d in run.found else sum(t[0] == d for t in run.tried) / run.most for d in DEPTHS]
        return min(1.0, sum(shares) / len(shares))

    def draw(self, run: WidthSearch, updates: Updates, slow: bool) -> None:
        """All lines, a few times a second."""
        if not slow:
            return
        rows = [np.array([(width, count) for known, width, count in run.tried if known == depth]) for depth in DEPTHS]
        x, y = ([part.reshape(-1, 2)[:, axis] for part in rows] for axis in (0, 1))
        updates.traces("widths", range(len(DEPTHS)), x=x, y=y)
