"""Shallow against deep on parity: stacks of seeds trained in step, their curves, their maps, what their units count."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import plotly.graph_objects as go

import dnn
from pages.ui.figures import style
from pages.ui.figures.curves import add_band
from pages.ui.figures.stretches import stretches
from pages.ui.live import readout
from pages.ui.live.pictures import Pictures
from pages.ui.live.playable import Configs
from pages.ui.live.player import Player
from pages.ui.live.updates import Updates
from pages.ui.parity import truth_table

COLOURS = style.OKABE_ITO
SLOWLY = 80  # in slow motion a slice trains 1/80 of the iterations done, at least 1


def hold_out(n: int, low: float, held: np.ndarray) -> dnn.Split:
    """All inputs of n bits, those where `held` (2^n,) is True as the test part."""
    X, Y = dnn.parity_examples(n, low)
    train, dev, test = (
        dnn.Dataset(X[:, of], Y[:, of], "binary_cross_entropy") for of in (~held, np.zeros_like(held), held)
    )
    return dnn.Split(train, dev, test, np.zeros((n, 1)), np.ones((n, 1)))


def low_of(config: dnn.Config) -> float:
    """What the bit 0 is for the nets of this config."""
    return float(dnn.make_split(replace(config, examples=2, train_share=1.0)).train.X.min())


def hand_set(config: dnn.Config, noise: float) -> tuple[dnn.Layer, ...] | None:
    """The tanh XOR tree (K = 2, output gain 2) with Gaussian noise on every weight; None for a net of another shape."""
    n = config.examples.bit_length() - 1
    if (config.hidden, config.activation, config.dataset) != (dnn.tree_widths(n), ("tanh",), "parity"):
        return None
    rng = np.random.default_rng(config.seed)
    params, _ = dnn.parity_net("tree", n, "tanh", gain=2.0, output_gain=2.0)
    return tuple(dnn.Layer(*(part + noise * rng.standard_normal(part.shape) for part in layer)) for layer in params)


class ParityRace(dnn.InStep):
    """A Stack of seeds for each net: configs of the same seeds follow each other, net by net.

    `held_out(n)` (2^n,) marks inputs to leave out of training; `first(config)` gives a member's first parameters, or
    None for the usual ones, and `by_hand` tells net by net whether it did. While `slow` is set a slice trains few
    iterations, so that one can watch.
    """

    def __init__(
        self,
        configs: Configs,
        held_out: Callable[[int], np.ndarray] | None = None,
        first: Callable = lambda config: None,
    ):
        self.seeds = len({config.seed for config in configs})
        self.n, self.low, self.slow = configs[0].examples.bit_length() - 1, low_of(configs[0]), False
        self.held_out = held_out(self.n) if held_out else None
        split = hold_out(self.n, self.low, np.zeros(2**self.n, bool) if self.held_out is None else self.held_out)
        stacks, self.by_hand = [], []
        for group in self._groups(configs):
            given = [first(config) for config in group]
            self.by_hand.append(all(given))
            starts = [one or dnn.first_params(config, split) for one, config in zip(given, group, strict=True)]
            stacks.append(dnn.Stack(group, split, starts))
        super().__init__(stacks)

    def _groups(self, configs: Configs) -> list[Configs]:
        return [configs[i : i + self.seeds] for i in range(0, len(configs), self.seeds)]

    def change(self, configs: Configs) -> None:
        """As Stack.change, net by net."""
        for stack, group in zip(self.runs, self._groups(configs), strict=True):
            stack.change(group)

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """As dnn.InStep.advance; in slow motion with a limit to a slice's iterations, so that one can watch."""
        if seconds is not None and self.slow:
            iterations = max(1, self.iteration // SLOWLY)
        return super().advance(iterations, seconds)


@dataclass(frozen=True)
class HeldOut:
    """Which inputs of n bits are kept from training: a random share of them, or all with so many ones."""

    share: float
    random: bool

    def __call__(self, n: int) -> np.ndarray:
        """(2^n,) bool."""
        if not self.random:
            return dnn.parity_examples(n, 0.0)[0].sum(axis=0) == self.share
        held = np.zeros(2**n, bool)
        held[np.random.default_rng(1).permutation(2**n)[: max(1, round(self.share * 2**n))]] = True
        return held


@dataclass(frozen=True)
class RaceOf:
    """Makes races; equal if they would be the same. Slow motion may change in mid-run."""

    hand_set_noise: float | None = None  # on the hand-set weights that nets of the tree's shape start from, if any
    held_out: HeldOut | None = None
    slow: bool = field(default=False, compare=False)

    def __call__(self, configs: Configs) -> ParityRace:
        race = ParityRace(configs, self.held_out, self._first)
        race.slow = self.slow
        return race

    def _first(self, config: dnn.Config) -> tuple[dnn.Layer, ...] | None:
        return None if self.hand_set_noise is None else hand_set(config, self.hand_set_noise)


def net_label(sizes: Sequence[int]) -> str:
    """A net of n_0 ... n_L units in a few words."""
    return f"{'-'.join(map(str, sizes[1:-1]))}: {dnn.parameter_count(sizes)} parameters"


def race_labels(race: ParityRace) -> list[str]:
    """The nets of a race, with what each starts from where that is not the same for all."""
    nets = [net_label(dnn.layer_sizes(stack.params)) for stack in race.runs]
    if not any(race.by_hand):
        return nets
    starts = ("random start", "hand-set start")
    return [f"{net}, {starts[by_hand]}" for net, by_hand in zip(nets, race.by_hand, strict=True)]


def successes(stack: dnn.Stack) -> list[int]:
    """The iterations at which members reached their target accuracy."""
    return [at for at, end in zip(stack.ended_at, stack.endings, strict=True) if end == "target" and at is not None]


def spread_figure(title: str, labels, **axis) -> go.Figure:
    """For each net three traces: lower quartile, upper quartile with the band between, median."""
    figure = style.base(title, 380, hovermode="x unified")
    for label, colour in zip(labels, COLOURS, strict=False):
        add_band(figure, label, colour, strength=0.18)
        figure.add_scatter(x=[], y=[], name=label, legendgroup=label, mode="lines", line=dict(color=colour, width=2.5))
    figure.update_xaxes(title_text="iteration", rangemode="tozero")
    figure.update_yaxes(**axis)
    legend = dict(orientation="h", x=0.5, xanchor="center", y=-0.27, yanchor="top")
    return figure.update_layout(legend=legend, margin_b=110)


class RacePictures(Pictures):
    """Cost and accuracy with their spread over the seeds, and each net's truth table for the seed number `shown`."""

    seconds = 0.6  # bands of many points cost a browser more than maps

    def __init__(self, race: ParityRace, shown: int):
        self.shown, self.held_out, self.n = shown, race.held_out, race.n
        self.labels = race_labels(race)
        self.X, _ = dnn.parity_examples(race.n, race.low)

    def figures(self) -> dict[str, go.Figure | None]:
        """Empty figures."""
        part = "training part" if self.held_out is not None else "all inputs"
        share = dict(tickformat=".0%", range=[0, 1.02])
        cost = spread_figure(f"Cost J, {part}: median and quartiles of the seeds", self.labels)
        accuracy = spread_figure(f"Accuracy, {part}: median and quartiles", self.labels, **share)
        made = {"cost": cost, "accuracy": accuracy}
        if self.held_out is not None:
            held = spread_figure("Accuracy, held-out inputs: median and quartiles", self.labels, **share)
            made = {"accuracy": accuracy, "held": held, "cost": cost.update_layout(meta="wide", height=320)}
        for i, label in enumerate(self.labels):
            made[f"map {i}"] = truth_table.figure(label, self.n, self.held_out)
        return made

    def numbers(self, player: Player) -> list[readout.Number]:
        """For each net how many seeds have come to 100 % (or the held-out accuracy), and its time."""
        race: ParityRace = player.shown
        rows = readout.progress(player)
        for i, (label, stack) in enumerate(zip(self.labels, race.runs, strict=True)):
            if self.held_out is not None:
                train, held = (readout.share(float(np.median(part))) for part in stack.measures[2:])
                rows.append((f"net {i}", label, f"{train}, held out {held}"))
                continue
            done = successes(stack)
            median = f", median {np.median(done):,.0f}" if done else ""
            text = f"{len(done)} of {race.seeds} right{median}; {race.seconds[i]:.1f} s"
            rows.append((f"net {i}", label, text))
        return rows

    def draw(self, race: ParityRace, updates: Updates, slow: bool) -> None:
        """The maps in every frame, the curves a few times a second."""
        member = min(self.shown, race.seeds) - 1
        for i, stack in enumerate(race.runs):
            params = [dnn.Layer(layer.W[member], layer.b[member]) for layer in stack.params]
            truth_table.draw(f"map {i}", dnn.predict(params, stack.activations, self.X)[0], self.n, updates)
        if not slow:
            return
        names = [("cost", "cost_train"), ("accuracy", "accuracy_train"), ("held", "accuracy_test")]
        for figure, column in names[: 3 if self.held_out is not None else 2]:
            xs, ys = [], []
            for stack in race.runs:
                quartiles = np.quantile(getattr(stack.history, column), [0.25, 0.75, 0.5], axis=1)
                bands = [stretches(stack.history.iteration, line, most=120) for line in quartiles]
                xs += [bands[0].x] * 3
                ys += [band.median for band in bands]
            updates.traces(figure, range(len(xs)), x=xs, y=ys)
