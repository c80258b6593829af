"""Shallow against deep on parity: stacks of seeds trained in step, and what makes them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

import dnn
from dnn.experiments import hold_out, with_ones
from pages.ui.live.playable import Configs


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

    `held_out(n)` (2^n,) marks inputs to leave out of training. With `hand_set_noise` nets of the tree's shape start
    from its weights with so much noise; `starts` tells net by net what it started from.
    """

    def __init__(
        self,
        configs: Configs,
        held_out: Callable[[int], np.ndarray] | None = None,
        hand_set_noise: float | None = None,
    ):
        self.seeds = len({config.seed for config in configs})
        self.n, self.low = configs[0].examples.bit_length() - 1, low_of(configs[0])
        self.held_out = held_out(self.n) if held_out else None
        split = hold_out(self.n, self.low, np.zeros(2**self.n, bool) if self.held_out is None else self.held_out)
        self.starts: list[str] = []
        stacks = []
        for group in self._groups(configs):
            given = [None if hand_set_noise is None else hand_set(config, hand_set_noise) for config in group]
            self.starts.append(_start(group[0], hand_set_noise if all(given) else None))
            starts = [one or dnn.first_params(config, split) for one, config in zip(given, group, strict=True)]
            stacks.append(dnn.Stack(group, split, starts))
        super().__init__(stacks)

    def _groups(self, configs: Configs) -> list[Configs]:
        return [configs[i : i + self.seeds] for i in range(0, len(configs), self.seeds)]

    def change(self, configs: Configs) -> None:
        """As Stack.change, net by net."""
        for stack, group in zip(self.runs, self._groups(configs), strict=True):
            stack.change(group)


def _start(config: dnn.Config, hand_set_noise: float | None) -> str:
    """What a net begins with, in a few words."""
    if hand_set_noise is not None:
        return f"hand-set + noise {hand_set_noise:g}" if hand_set_noise else "hand-set"
    label = dnn.INITIALIZERS[config.initializer].label
    return f"random {label}" if label[0].isupper() else label  # Xavier and He are names


@dataclass(frozen=True)
class HeldOut:
    """Which inputs of n bits are kept from training: a random share of them, or all with so many ones."""

    share: float
    random: bool

    def __call__(self, n: int) -> np.ndarray:
        """(2^n,) bool."""
        if not self.random:
            return with_ones(n, int(self.share))
        held = np.zeros(2**n, bool)
        held[np.random.default_rng(1).permutation(2**n)[: max(1, round(self.share * 2**n))]] = True
        return held


@dataclass(frozen=True)
class RaceOf:
    """Makes races; equal if they would be the same."""

    hand_set_noise: float | None = None  # on the hand-set weights that nets of the tree's shape start from, if any
    held_out: HeldOut | None = None

    def __call__(self, configs: Configs) -> ParityRace:
        return ParityRace(configs, self.held_out, self.hand_set_noise)


def successes(stack: dnn.Stack) -> list[int]:
    """The iterations at which members reached their target accuracy."""
    return [at for at, end in zip(stack.ended_at, stack.endings, strict=True) if end == "target" and at is not None]
