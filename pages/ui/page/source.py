"""The code that runs, shown from its source: never a copy that could differ."""

import inspect
from functools import cache, partial
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import streamlit as st

ROOT = Path(__file__).parents[3]


def show(*objects, label: str = "The code that runs") -> None:
    """Source of functions and classes, in an expander."""
    with st.expander(label):
        st.code("\n\n".join(inspect.getsource(each) for each in objects), language="python")


class Piece(NamedTuple):
    """A function's own lines, without its docstring, which does not run."""

    place: str  # its file, and its line there
    lines: tuple[str, ...]

    def line(self, begins: str) -> int:
        """The number, from 0, of the one line that begins so. Raises ValueError if there is none, or several."""
        found = [i for i, line in enumerate(self.lines) if line.strip().startswith(begins)]
        if len(found) != 1:
            raise ValueError(f"{len(found)} lines of {self.place} begin with {begins!r}")
        return found[0]

    def part(self, begins: str, ends: str) -> "Piece":
        """From the line that begins with one text to the line that begins with the other."""
        return Piece(
            self.place, tuple(dedent("\n".join(self.lines[self.line(begins) : self.line(ends) + 1])).split("\n"))
        )


@cache
def piece(function) -> Piece:
    """What stands in the file of a function; of what is compiled, as np.tanh is, its name."""
    if isinstance(function, partial):
        return piece(function.func)
    if not inspect.isfunction(function):
        return Piece("NumPy", (f"np.{function.__name__}(Z)",))
    lines, first = inspect.getsourcelines(function)
    text, documentation = dedent("".join(lines)), function.__doc__
    if documentation:
        end = text.index('"""', text.index('"""') + 3) + 3
        text = text[: text.index('"""')].rstrip() + text[end:]
    path = Path(inspect.getfile(function)).relative_to(ROOT).as_posix()
    return Piece(f"{path}, line {first}", tuple(text.rstrip().splitlines()))
