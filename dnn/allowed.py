"""What a setting may be: each kind of value reads one, or refuses it in a sentence that names what is allowed."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, isfinite
from numbers import Integral, Real
from reprlib import Repr
from typing import Any, Protocol

MOST_SHOWN = 60  # characters of a value in a sentence


class Allowed(Protocol):
    """A kind of value."""

    @property
    def words(self) -> str:
        """What is allowed, as it stands after "it must be"."""

    def read(self, value: Any) -> Any:
        """The value as a plain Python number, text or tuple. Raises ValueError if it is none of this kind."""


def shown(value: Any) -> str:
    """Any value at all on one short line."""
    short = Repr()
    short.maxstring = short.maxother = short.maxlong = MOST_SHOWN
    try:
        text = " ".join(short.repr(value).split())
    except Exception:  # the value's own repr may do anything, and a number of 5000 digits has none
        text = f"a {type(value).__name__}"
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def refusal(name: str, value: Any, words: str) -> ValueError:
    """The error for a value that is not allowed."""
    return ValueError(f"{name} is {shown(value)}: it must be {words}")


@dataclass(frozen=True)
class Number:
    """A finite number from `low` to `high`, without an end that is open."""

    low: float = 0.0
    high: float = inf
    open_low: bool = False
    open_high: bool = False

    @property
    def words(self) -> str:
        """As of Allowed."""
        if self.high == inf:
            return "a positive number" if self.open_low else f"a number of at least {self.low:g}"
        start = "above" if self.open_low else "from"
        end = "up to, but not including," if self.open_high else "up to"
        return f"a number {start} {self.low:g} {end} {self.high:g}"

    def read(self, value: Any) -> float:
        """As of Allowed."""
        if isinstance(value, bool) or not isinstance(value, Real):
            raise ValueError(self.words)
        try:
            number = float(value)
        except OverflowError:
            raise ValueError(self.words) from None
        above = number > self.low if self.open_low else number >= self.low
        below = number < self.high if self.open_high else number <= self.high
        if not (isfinite(number) and above and below):
            raise ValueError(self.words)
        return number


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int
    high: int

    @property
    def words(self) -> str:
        """As of Allowed."""
        return f"a whole number of at least {self.low} and at most {self.high:,}"

    def read(self, value: Any) -> int:
        """As of Allowed."""
        if isinstance(value, bool) or not isinstance(value, Integral) or not self.low <= int(value) <= self.high:
            raise ValueError(self.words)
        return int(value)


@dataclass(frozen=True)
class Name:
    """One of these names, such as those of a registry."""

    names: Mapping[str, object]

    @property
    def words(self) -> str:
        """As of Allowed."""
        return f"one of {', '.join(self.names)}"

    def read(self, value: Any) -> str:
        """As of Allowed."""
        if not isinstance(value, str) or value not in self.names:
            raise ValueError(self.words)
        return str(value)


@dataclass(frozen=True)
class Several:
    """A tuple, or a list, of at most so many values of one kind."""

    each: Allowed
    most: int

    @property
    def words(self) -> str:
        """As of Allowed."""
        return f"a tuple of at most {self.most}, each {self.each.words}"

    def read(self, value: Any) -> tuple:
        """As of Allowed."""
        if not isinstance(value, (tuple, list)) or len(value) > self.most:
            raise ValueError(self.words)
        return tuple(self.each.read(item) for item in value)
