"""A race of nets on parity: their curves with the spread over the seeds, and their maps."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.figures.curves import add_band
from pages.ui.live import readout
from pages.ui.live.growing import Line, draw_curves
from pages.ui.live.pictures import Pictures
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates
from pages.ui.parity import lights, truth_table
from pages.ui.parity.race import ParityRace, successes

COLOURS = style.OKABE_ITO
POINTS = 120  # of each curve


def net_label(sizes: Sequence[int]) -> str:
    """A net of n_0 ... n_L units in a few words."""
    return f"{'-'.join(map(str, sizes[1:-1]))}: {dnn.parameter_count(sizes)} parameters"


def race_labels(race: ParityRace) -> list[str]:
    """The nets of a race, with what each starts from."""
    nets = [net_label(dnn.layer_sizes(stack.params)) for stack in race.runs]
    return [f"{net}, {start}" for net, start in zip(nets, race.starts, strict=True)]


def spread_figure(title: str, labels, **axis) -> go.Figure:
    """For each net three traces: lower quartile, upper quartile with the band between, median."""
    figure = style.base(title, 394, hovermode="x unified")
    for label, colour in zip(labels, COLOURS, strict=False):
        add_band(figure, label, colour, strength=0.18)
        figure.add_scatter(x=[], y=[], name=label, legendgroup=label, mode="lines", line=dict(color=colour, width=2.5))
    figure.update_xaxes(title_text="iteration", rangemode="tozero")
    figure.update_yaxes(**axis)
    return figure.update_layout(legend=style.BELOW, margin_b=124)


class RacePictures(Pictures):
    """Cost and accuracy with their spread over the seeds, and each net's truth table for the seed number `shown`."""

    def __init__(self, race: ParityRace, shown: int):
        self.shown, self.held_out, self.n = shown, race.held_out, race.n
        self.seeds, self.labels = race.seeds, race_labels(race)
        self.nets = [net_label(dnn.layer_sizes(stack.params)) for stack in race.runs]
        self.X, _ = dnn.parity_examples(race.n, race.low)
        self._known: dict[tuple[int, str], tuple[int, np.ndarray]] = {}  # quartiles of a net's history so far

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures."""
        part = "training part" if self.held_out is not None else "all inputs"
        share = dict(tickformat=".0%", range=[0, 1.02])
        cost = spread_figure(f"Cost J, {part}: median and quartiles of the seeds", self.nets)
        accuracy = spread_figure(f"Accuracy, {part}: median and quartiles", self.nets, **share)
        if self.held_out is not None:
            held = spread_figure("Accuracy, held-out inputs: median and quartiles", self.nets, **share)
            return {
                "accuracy": accuracy,
                "held": held,
                "cost": cost.update_layout(meta="wide", height=340),
            } | self._maps()
        return {
            "lights": lights.figure(self.labels, self.seeds, self.n),
            "cost": cost,
            "accuracy": accuracy,
        } | self._maps()

    def _maps(self) -> dict[str, go.Figure]:
        """Below each net's name, smaller, what it started from."""
        made = {}
        for i, label in enumerate(self.labels):
            net, start = label.split(", ")
            made[f"map {i}"] = truth_table.figure(f"{net}<br><sup>{start}</sup>", self.n, self.held_out)
        return made

    def numbers(self, player: Player) -> list[readout.Number]:
        """For each net how many seeds have come to 100 % (or the held-out accuracy), and its time."""
        race: ParityRace = player.shown
        rows = readout.progress(player)
        for i, (label, stack) in enumerate(zip(self.nets, race.runs, strict=True)):
            if self.held_out is not None:
                train, held = (readout.share(float(np.median(part))) for part in stack.measures[2:])
                rows.append((f"net {i}", label, f"{train}, held out {held}"))
                continue
            done = successes(stack)
            median = f", median {np.median(done):,.0f}" if done else ""
            text = f"{len(done)} of {race.seeds} right{median}; {race.seconds[i]:.1f}\u00a0s"
            rows.append((f"net {i}", label, text))
        return rows

    def draw(self, race: ParityRace, updates: Updates, slow: bool) -> None:
        """Maps and curves in every frame, lights a few times a second."""
        member = min(self.shown, race.seeds) - 1
        if self.held_out is None and slow:
            lights.draw(race, updates)
        for i, stack in enumerate(race.runs):
            params = [dnn.Layer(layer.W[member], layer.b[member]) for layer in stack.params]
            truth_table.draw(f"map {i}", dnn.predict(params, stack.activations, self.X)[0], self.n, updates)
        names = [("cost", "cost_train"), ("accuracy", "accuracy_train"), ("held", "accuracy_test")]
        for figure, column in names[: 3 if self.held_out is not None else 2]:
            lines = [self._line(i, stack.history, column) for i, stack in enumerate(race.runs)]
            generation = [stack.history.generation for stack in race.runs]
            fixed = figure != "cost"
            draw_curves(figure, lines, generation, updates, most=POINTS, marks={}, ended=[], fixed=fixed)

    def _line(self, i: int, history: dnn.History, column: str) -> Line:
        """The median of the seeds of net i, and the band of their quartiles, as `spread_figure` has them."""
        low, median, high = self._quartiles(i, history, column)
        return Line(3 * i + 2, (3 * i, 3 * i + 1), history.iteration, median, (low, high))

    def _quartiles(self, i: int, history: dnn.History, column: str) -> np.ndarray:
        """Of all records (3, records), computed for each record once."""
        generation, known = self._known.get((i, column), (history.generation, np.empty((3, 0))))
        if generation != history.generation:
            known = np.empty((3, 0))
        new = getattr(history, column)[known.shape[1] :]
        if len(new):
            known = np.hstack([known, np.quantile(new, [0.25, 0.5, 0.75], axis=1)])
        self._known[i, column] = history.generation, known
        return known
