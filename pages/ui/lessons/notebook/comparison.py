"""What agrees, where the first difference is, and what could not be checked."""

from typing import NamedTuple

import numpy as np

from pages.ui.lessons.notebook.expected import Sheet, drawn, expected, names_of, shape_of
from pages.ui.lessons.notebook.text import Pasted

CLOSE = 2e-5, 1e-8  # relative and absolute: the digits that NumPy prints
ROUNDED = 1e-7  # of the largest cell: what the rounding of printed inputs comes to
MOST_NAMES = 8
MOST_EXAMPLES = 2000


class Row(NamedTuple):
    """What one array came to; `agrees` is None where it could not be checked."""

    name: str
    agrees: bool | None
    words: str


def checked(pasted: Pasted, sizes: tuple[int, ...], hidden: str, rule: str | None = None, seed: int = 1) -> list[Row]:
    """A row for everything that was read but X, Y and alpha, in the order in which a notebook computes it.

    With a `rule` W and b are compared to the course's draw. Raises ValueError if there is nothing to compare.
    """
    arrays, depth = _shaped(pasted.arrays, sizes), len(sizes) - 1
    m = _examples(arrays)
    first = drawn(sizes, rule, seed) if rule else None
    order = names_of(depth)
    problems = {name: _problem(name, arrays[name], shape_of(name, sizes, m)) for name in order if name in arrays}
    given = {name: arrays[name] for name, problem in problems.items() if not problem}
    for own in ("A", "dA"):  # AL is another name of the last A
        if f"{own}L" in given:
            given.setdefault(f"{own}{depth}", given[f"{own}L"])
        elif f"{own}{depth}" in given:
            given[f"{own}L"] = given[f"{own}{depth}"]
    sheet = expected(given, first, depth, hidden)
    rows = [
        Row(name, False, problem) if problem else _row(name, given[name], sheet)
        for name, problem in problems.items()
        if problem or name not in ("X", "Y", "alpha")
    ]
    beyond = [name for name in arrays if name not in problems]
    rows += [Row(name, None, f"belongs to no layer: the net has {depth}") for name in beyond]
    if not rows:
        raise ValueError(
            "There is nothing to compare: give W1, b1 and so on; with X also Z, A and AL, with Y also the cost and "
            "dW, db, dZ, dA, with alpha a second W1, b1 and so on, after the update."
        )
    if pasted.unknown:
        rows.append(Row(_listed(pasted.unknown), None, "means nothing here"))
    return rows


def _shaped(arrays: dict[str, np.ndarray], sizes: tuple[int, ...]) -> dict[str, np.ndarray]:
    """A list without inner brackets as a row, where one belongs, else as a column."""
    rows = {"Y", "AL", "dAL"} | {f"{kind}{l}" for l, n in enumerate(sizes) if n == 1 for kind in ("Z", "A", "dZ", "dA")}
    rows |= {f"{kind}{l}" for l, n in enumerate(sizes) if n == 1 for kind in ("W", "dW", "updated W")}
    rows |= {"X"} if sizes[0] == 1 else set()
    return {
        name: array if array.ndim == 2 else array[np.newaxis] if name in rows else array[:, np.newaxis]
        for name, array in arrays.items()
    }


def _examples(arrays: dict[str, np.ndarray]) -> int:
    """m, by the first array that has a column an example. Raises ValueError if there are too many."""
    per_example = [name for name in arrays if name.lstrip("d")[0] in "ZA"]
    name = next((name for name in ("X", "Y", *per_example) if name in arrays), None)
    m = arrays[name].shape[1] if name else 1
    if m > MOST_EXAMPLES:
        raise ValueError(f"{name} has {m:,} columns: at most {MOST_EXAMPLES:,} examples are compared.")
    return m


def _problem(name: str, array: np.ndarray, shape: tuple[int, int]) -> str:
    """What makes an array unfit to compute with or to compare; nothing if it is fit."""
    if name == "X" and len(array) != shape[0]:
        return f"has shape {array.shape}: expected {shape[0]} rows, one a feature, and a column an example"
    if array.shape != shape:
        return f"has shape {array.shape}: expected {shape}"
    if not np.isfinite(array).all():
        i, j = (int(index) for index in np.argwhere(~np.isfinite(array))[0])
        return f"holds {array[i, j]} at [{i}, {j}]"
    if name == "AL" and not ((array >= 0) & (array <= 1)).all():
        return "holds something that is no probability"
    if name == "Y" and not np.isin(array, (0, 1)).all():
        return "holds something other than 0 and 1"
    return ""


def _row(name: str, yours: np.ndarray, sheet: Sheet) -> Row:
    right = sheet.right.get(name)
    if right is not None and not np.isfinite(right).all():
        return Row(name, None, "could not be checked: what it is compared with is not finite")
    if right is not None:
        return compared(name, yours, right)
    if name[0] in "Wb":
        return Row(name, True, f"has shape {yours.shape}, and is taken as given")
    lacking = sheet.missing[name]
    return Row(name, None, f"could not be checked: {_listed(lacking)} {'is' if len(lacking) == 1 else 'are'} missing")


def compared(name: str, yours: np.ndarray, right: np.ndarray) -> Row:
    """Cell by cell, for arrays of the same shape; indices count from 0, as in Python."""
    relative, absolute = CLOSE
    different = ~np.isclose(yours, right, relative, max(absolute, ROUNDED * np.abs(right).max()))
    if not different.any():
        return Row(name, True, f"agrees, {yours.shape[0]} x {yours.shape[1]}")
    i, j = (int(index) for index in np.argwhere(different)[0])
    return Row(
        name,
        False,
        f"{different.sum()} of {different.size} cells differ, the first at [{i}, {j}]: yours is {yours[i, j]:.8g}, "
        f"expected {right[i, j]:.8g}",
    )


def _listed(names) -> str:
    names = [name[:30] for name in names]
    if len(names) > MOST_NAMES:
        names = [*names[:MOST_NAMES], f"{len(names) - MOST_NAMES} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
