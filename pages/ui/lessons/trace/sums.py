"""How each cell of an array came about: its factors as places in other arrays, so that a reader can do the sum."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from pages.ui.lessons.trace.arrays import Format, Named
from pages.ui.page.source import Piece

MOST_EXTRA = 6  # digits that factors may need beyond those of their cells
NEVER = "x"  # no digits lead to the result


class Factor(NamedTuple):
    """A place in an array; its row and column are those of the result, "i" and "j", the one summed over, "k", or 0."""

    of: str
    row: str
    column: str


class Each(NamedTuple):
    """Terms for k = 1 ... n, with plus signs between."""

    terms: tuple["Token", ...]
    n: int


Token = str | Factor | Each


class Equation(NamedTuple):
    """One array made of others. `value` is the sum for all cells at once, of the factors' arrays by their names."""

    result: str
    formulas: tuple[str, ...]  # LaTeX, each on a line of its own
    parts: tuple[str, ...]  # what stands behind "=": names of arrays, and the signs between
    cell: tuple[Token, ...]
    value: Callable[[Mapping[str, np.ndarray]], np.ndarray]
    words: str
    code: tuple[tuple[Piece, str], ...]  # with how the line that runs begins; nothing, if it is to be read with another
    cached: tuple[str, ...] = ()  # the parts that come out of a cache
    otherwise: str = ""  # said of cells whose sum has no value


def factors(tokens: tuple[Token, ...]) -> Iterator[Factor]:
    """All factors that a cell names."""
    for token in tokens:
        if isinstance(token, Factor):
            yield token
        elif isinstance(token, Each):
            yield from factors(token.terms)


def extra_digits(equation: Equation, arrays: Mapping[str, Named], formats: Mapping[str, Format]) -> str:
    """For each cell how many more digits its factors need than their own cells show: one sign a cell, row by row.

    With them the sum of what is written comes to what is written as the result.
    """
    names = {factor.of for factor in factors(equation.cell)}
    result, how = arrays[equation.result].values, formats[equation.result]
    wanted, allowed = how.shown(result), 0.5 * how.unit(result) * (1 + 1e-9)
    signs = np.full(result.shape, NEVER)
    for extra in reversed(range(MOST_EXTRA + 1)):
        with np.errstate(all="ignore"):
            written = {name: formats[name].finer(extra).shown(arrays[name].values) for name in names}
            fits = np.abs(equation.value(written) - wanted) <= allowed
        signs[fits] = str(extra)
    return "".join(signs.ravel())


def sent_cell(tokens: tuple[Token, ...]) -> list[Any]:
    """A cell's tokens as the browser takes them."""
    return [
        token
        if isinstance(token, str)
        else {"each": sent_cell(token.terms), "count": token.n}
        if isinstance(token, Each)
        else {"of": token.of, "at": [token.row, token.column]}
        for token in tokens
    ]
