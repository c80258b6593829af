"""What a player can play, and how it is made: runs by protocol, factories that can be compared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import dnn

Configs = tuple[dnn.Config, ...]
PORTABLE = (dnn.Run, dnn.Stack, dnn.InStep)  # of these a copy can be trained elsewhere


class Playable(Protocol):
    """A Run, a Stack, several in step, a sweep: whatever goes on in iterations and comes to an end."""

    @property
    def iteration(self) -> int:
        """How far it is."""

    @property
    def stopped(self) -> str:
        """Why it has ended; "" while it may go on."""

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> int:
        """Go on for that many iterations, or about that long; returns the iterations done."""

    def change(self, configs: Configs) -> None:
        """Other settings from here on, one config a member, always a tuple."""


@dataclass(frozen=True)
class Factory:
    """`make(first, *arguments)` for a first argument to come. Equal factories make the same, so a changed one is seen.

    `make` and the arguments have to be comparable: functions of a module, classes, plain values; never a lambda.
    """

    make: Callable
    arguments: tuple[Any, ...] = ()

    def __call__(self, first):
        return self.make(first, *self.arguments)


def factory(make: Callable, *arguments) -> Factory:
    """A Factory of these."""
    return Factory(make, arguments)


def one_run(configs: Configs) -> dnn.Run:
    """The run of a single config."""
    (config,) = configs
    return dnn.Run(config, dnn.make_split(config))


def stack(configs: Configs) -> dnn.Stack:
    """A stack on the data of the first config."""
    return dnn.Stack(configs, dnn.make_split(configs[0]))
