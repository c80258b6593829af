"""A loop over the examples against one matrix product a layer: both codes, and their times, measured on the spot."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from inspect import getsource
from time import perf_counter, thread_time

import numpy as np
import plotly.graph_objects as go
import streamlit as st

import dnn
from pages.ui.figures.style import BLUE, ORANGE, base
from pages.ui.lessons.gradients import by_loop, by_matrix
from pages.ui.lessons.iteration import Start
from pages.ui.live import readout, stage
from pages.ui.live.pictures import Pictures
from pages.ui.live.playable import Configs
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates

REPEATS = 5  # the fastest of them counts: whatever else the machine does only makes a time longer
EXAMPLES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass
class Timing:
    """Times of both ways for more and more examples. Plays like a run: `iteration` counts the values of m."""

    config: dnn.Config
    m: list[int] = field(default_factory=list)
    loop: list[float] = field(default_factory=list)  # seconds
    matrix: list[float] = field(default_factory=list)
    apart: float = 0.0  # largest difference between two dW

    def __post_init__(self):
        config = self.config
        start = Start.of(config, 1)
        X, Y, cost = dnn.make_dataset(config.dataset, EXAMPLES[-1], config.noise, dnn.data_generator(config))
        self.X, self.Y, self.cost = dnn.with_features(X, config.features), Y, dnn.COSTS[cost]
        self.params, self.activations = start.params, start.activations

    @classmethod
    def of(cls, configs: Configs) -> "Timing":
        """Of the net of a single config."""
        (config,) = configs
        return cls(config)

    @property
    def iteration(self) -> int:
        """Values of m that have been measured."""
        return len(self.m)

    @property
    def stopped(self) -> str:
        """ "measured" when every m has been."""
        return "measured" if self.iteration == len(EXAMPLES) else ""

    def change(self, configs: Configs) -> None:
        """Nothing that may change while it goes on matters here."""

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """Measure so many values of m, or for about `seconds`; one at least."""
        begun, done = thread_time(), self.iteration
        while not self.stopped and (iterations is None or self.iteration - done < iterations):
            self._measure(EXAMPLES[self.iteration])
            if seconds is not None and thread_time() - begun >= seconds:
                break
        return self.iteration - done

    def _measure(self, m: int) -> None:
        data = self.X[:, :m], self.Y[:, :m], self.cost
        (loop, alone), (matrix, together) = (self._fastest(way, data) for way in (by_loop, by_matrix))
        pairs = zip(alone, together, strict=True)
        self.apart = max(self.apart, *(float(np.abs(one.W - all_at_once.W).max()) for one, all_at_once in pairs))
        self.loop.append(loop)
        self.matrix.append(matrix)
        self.m.append(m)

    def _fastest(self, way, data) -> tuple[float, Sequence[dnn.Layer]]:
        """The shortest time of several, and what was computed."""
        times = []
        for _ in range(REPEATS):
            begun = perf_counter()
            grads = way(self.params, self.activations, *data)
            times.append(perf_counter() - begun)
        return min(times), grads


class TimingPictures(Pictures):
    """Two curves that grow while it is measured."""

    def __init__(self, timing: Timing):
        pass

    def figures(self) -> dict[str, go.Figure | None]:
        """Both axes logarithmic: the times lie powers of ten apart."""
        figure = base("Milliseconds for the gradients of m examples", 400)
        ways = (("loop over examples", ORANGE, "diamond", "dash"), ("matrix products", BLUE, "circle", "solid"))
        for name, colour, symbol, dash in ways:
            look = dict(line=dict(color=colour, dash=dash, width=2), marker=dict(symbol=symbol, size=8))
            hover = "m = %{x}: %{y:.3g} ms"
            figure.add_scatter(x=[], y=[], name=name, mode="lines+markers", hovertemplate=hover, **look)
        ends = np.log10([EXAMPLES[0] * 0.8, EXAMPLES[-1] * 1.25])
        figure.update_xaxes(type="log", title_text="m", range=list(ends), tickvals=EXAMPLES)
        return {"times": figure.update_yaxes(type="log", dtick=1, ticksuffix=" ms")}

    def draw(self, timing: Timing, updates: Updates, slow: bool) -> None:
        """All that has been measured."""
        m = np.array(timing.m, float)
        times = [1000 * np.array(seconds, float) for seconds in (timing.loop, timing.matrix)]
        updates.traces("times", [0, 1], x=[m, m], y=times)

    def numbers(self, player: Player) -> list[readout.Number]:
        """The latest m, and its two times."""
        timing: Timing = player.shown
        if not timing.m:
            return [("m", "examples m", "–")]
        loop, matrix = timing.loop[-1], timing.matrix[-1]
        return [
            ("m", "examples m", f"{timing.m[-1]:,}"),
            ("loop", "loop", f"{1000 * loop:.3g} ms"),
            ("matrix", "matrix", f"{1000 * matrix:.3g} ms"),
            ("ratio", "times faster", f"{loop / matrix:,.0f}" if loop > 100 * matrix else f"{loop / matrix:.3g}"),
            ("apart", "dW apart by at most", f"{timing.apart:.0e}"),
        ]

    def progress(self, player: Player) -> float:
        """Share of the values of m that are measured."""
        return player.shown.iteration / len(EXAMPLES)

    def remark(self, player: Player) -> str:
        """What to press, or what was found."""
        timing: Timing = player.shown
        if not timing.stopped and player.playing:
            return f"Measuring, the best of {REPEATS} tries each: {timing.iteration} of {len(EXAMPLES)} values of m."
        if not timing.stopped:
            return "Press Play: this very server measures both, for more and more examples."
        return (
            f"{timing.m[-1]:,} examples take {timing.loop[-1] / timing.loop[0]:,.0f} times as long as one in the loop, "
            f"and {timing.matrix[-1] / timing.matrix[0]:,.1f} times as matrices."
        )


def show(start: Start) -> None:
    """Both codes, and the measurement; it stops when the reader leaves, as every run does."""
    st.markdown(
        "The same gradients twice. The loop takes one column of $X$ after the other; the matrix form takes all $m$ at "
        "once, and NumPy's own loop, which is compiled, does the work. Both add up to the same $dW$."
    )
    for column, (label, way) in zip(
        st.container(key="both_codes").columns(2),
        (("Loop over examples", by_loop), ("Matrix products", by_matrix)),
        strict=True,
    ):
        column.markdown(f"**{label}**")
        column.code(getsource(way), language="python", wrap_lines=True)
    stage.show("loop_or_matrix", lambda _: (start.config,), TimingPictures, Timing.of, ("play", "reset"))
