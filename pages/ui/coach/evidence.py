"""What a rule finds in a run, and how it says so: numbers of a run in, numbers and words out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import floor, log10
from typing import Any

import numpy as np

from pages.ui.coach.seen import Seen

# The α with which each optimizer learns nearly every data set here: only a run far from it may blame its α.
USUAL = {"gradient_descent": 0.3, "momentum": 0.3, "rmsprop": 0.003, "adam": 0.01}
POOR = 0.3  # of the cost of guessing: above it there is something left to learn
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
RISES = "rises and falls of J"


@dataclass(frozen=True)
class Evidence:
    """What tells that a rule applies."""

    values: Mapping[str, float]  # by name, for the sentence
    bars: tuple[float, ...] = ()  # from -1 to 1, for a small picture
    of: str = ""  # what the bars are


@dataclass(frozen=True)
class Rule:
    """One thing that can go wrong: what tells so, the sentence, and what may help.

    A sentence has its symbols between asterisks, and no full stop. A cure has fields of a Config by name; its
    activation is that of all hidden layers.
    """

    name: str
    evidence: Callable[[Seen], Evidence | None]
    sentence: Callable[[Seen, Evidence], str]
    cure: Callable[[Seen], dict[str, Any]]
    kin: tuple[str, ...] = ()  # other rules that tell of the same fault: who does not want to hear of it, hears none


def number(value: float) -> str:
    """Three digits, whole numbers in full up to a million, and powers of ten as such."""
    if 1000 <= abs(value) < 1e6:
        return f"{value:,.0f}"
    digits, _, power = f"{value:.3g}".partition("e")
    return f"{digits} · 10{str(int(power)).translate(RAISED)}" if power else digits


def one_digit(value: float) -> float:
    """The nearest number with one digit that is not 0."""
    return round(value, -floor(log10(value)))


def signs(seen: Seen) -> tuple[float, ...]:
    """Each of the latest rises as 1, each fall as -1."""
    return tuple(float(sign) for sign in np.nan_to_num(np.sign(seen.rises)))


def stands_still(seen: Seen, share: float) -> bool:
    """Whether the latest costs are above this share of those of the run's second quarter."""
    since = seen.i - seen.i[0]
    early = seen.J[(since >= seen.age / 4) & (since <= seen.age / 2)]
    return bool(early.size and np.median(seen.latest) >= share * np.median(early))


def too_large(seen: Seen) -> str:
    """What is to blame for steps that lead too far."""
    if seen.initializer == "large":
        return "the first weights are too large"
    return f"*α* = {number(seen.alpha)} is too large"
