"""What an array's shape has to fit: every place of an iteration where the array is used. Knows no Streamlit."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Shape = tuple[int, int]


class Use(NamedTuple):
    """One operation with the array in it: two operands with their names, and whether they fit."""

    formula: str  # LaTeX
    sign: str  # "·" for a matrix product, "+", "−" or "=" for one entry by entry
    left: tuple[str, Shape]
    right: tuple[str, Shape]
    fits: bool
    words: str


def shapes_of(sizes: Sequence[int], m: int) -> dict[str, Shape]:
    """Every array that can be given another shape, and the one it has, in a net of n_0 ... n_L units."""
    L = len(sizes) - 1
    layers = list(enumerate(pairwise(sizes), start=1))
    found: dict[str, Shape] = {"X": (sizes[0], m)}
    for l, (n_prev, n) in layers:
        found |= {f"W[{l}]": (n, n_prev), f"b[{l}]": (n, 1)}
    found["Y"] = (sizes[L], m)
    for l, (n_prev, n) in reversed(layers):
        found |= {f"dZ[{l}]": (n, m), f"dW[{l}]": (n, n_prev), f"db[{l}]": (n, 1)}
    return found


def rule_of(name: str) -> str:
    """The rule for the shape of the array of that name, as the course writes it."""
    kind, _, l = name.rstrip("]").partition("[")
    shape = {"X": "n_x, m", "Y": "n_y, m", "W": "n[l], n[l-1]", "b": "n[l], 1", "dZ": "n[l], m"}[
        kind if kind in ("X", "Y", "dZ") else kind.removeprefix("d")
    ]
    before = str(int(l) - 1) if l else ""
    return f"({shape.replace('l-1', before).replace('[l]', f'[{l}]')})"


def uses(sizes: Sequence[int], m: int, name: str, shape: Shape) -> list[Use]:
    """Where the array `name` is used, if it has this shape and all others have theirs."""
    L, shapes = len(sizes) - 1, {**shapes_of(sizes, m), name: shape}
    kind, _, index = name.rstrip("]").partition("[")
    l = int(index) if index else 0

    def A(layer: int) -> tuple[str, Shape]:
        return ("X", shapes["X"]) if layer == 0 else (f"A[{layer}]", (sizes[layer], m))

    def named(which: str) -> tuple[str, Shape]:
        return which, shapes[which]

    def forward(layer: int) -> Use:
        tex = f"W^{{[{layer}]}}" + (r"X" if layer == 1 else f"A^{{[{layer - 1}]}}")
        return product(tex, named(f"W[{layer}]"), A(layer - 1))

    def added(layer: int) -> Use:
        W, (before, (_, columns)) = shapes[f"W[{layer}]"], A(layer - 1)
        tex = f"W^{{[{layer}]}}A^{{[{layer - 1}]}} + b^{{[{layer}]}}"
        return bias(tex, (f"W[{layer}]{before}", (W[0], columns)), named(f"b[{layer}]"))

    def error() -> Use:
        above = (sizes[L], shapes["X"][1]) if name == "X" else (shapes[f"W[{L}]"][0], m)
        made = f"A[{L}]" if name == "Y" else f"A[{L}] from {name}"
        return alike(f"A^{{[{L}]}} - Y", "−", (made, above), named("Y"))

    def updated(letter: str, layer: int) -> Use:
        tex = rf"{letter}^{{[{layer}]}} - \alpha\,d{letter}^{{[{layer}]}}"
        return alike(tex, "−", named(f"{letter}[{layer}]"), named(f"d{letter}[{layer}]"))

    if kind == "X":
        return [forward(1), error()]
    if kind == "Y":
        return [error()]
    if kind == "W":
        above = (
            error()
            if l == L
            else product(f"W^{{[{l + 1}]}}A^{{[{l}]}}", named(f"W[{l + 1}]"), (f"A[{l}] from {name}", (shape[0], m)))
        )
        return [forward(l), added(l), above]
    if kind == "b":
        return [added(l)]
    if kind == "dZ":
        _, (rows, columns) = A(l - 1)
        tex = f"dZ^{{[{l}]}}A^{{[{l - 1}]T}}"
        own = alike(f"dZ^{{[{l}]}} = dA^{{[{l}]}} * g'(Z^{{[{l}]}})", "=", named(name), (f"Z[{l}]", (sizes[l], m)))
        found = [own, product(tex, named(name), (f"{A(l - 1)[0]}ᵀ", (columns, rows)))]
        if l > 1:
            W = shapes[f"W[{l}]"]
            found.append(product(f"W^{{[{l}]T}}dZ^{{[{l}]}}", (f"W[{l}]ᵀ", W[::-1]), named(name)))
        return found
    return [updated(kind[1:], l)]


def product(formula: str, left: tuple[str, Shape], right: tuple[str, Shape]) -> Use:
    """A matrix product: as many columns on the left as rows on the right."""
    (one, (_, columns)), (other, (rows, _)) = left, right
    fits = columns == rows
    words = (
        f"{_count(columns, 'column')} of {one} {'meet' if fits else 'do not meet'} {_count(rows, 'row')} of {other}."
    )
    return Use(formula, "·", left, right, fits, words)


def alike(formula: str, sign: str, left: tuple[str, Shape], right: tuple[str, Shape]) -> Use:
    """A sum or difference entry by entry: the same shape on both sides."""
    (one, first), (other, second) = left, right
    fits = first == second
    words = f"{one} is {first}, {other} {second}: entry by entry both need the same shape."
    if not fits and all(1 in pair or pair[0] == pair[1] for pair in zip(first, second, strict=True)):
        words += " NumPy would stretch the 1 and say nothing: the mistake is silent."
    return Use(formula, sign, left, right, fits, words)


def bias(formula: str, left: tuple[str, Shape], right: tuple[str, Shape]) -> Use:
    """Z = WA + b: b has a row a unit and one column, which is added to every example."""
    (one, (n, m)), (other, found) = left, right
    fits = found == (n, 1)
    if fits:
        return Use(formula, "+", left, right, fits, f"The column of {other} is added to each of the {m} columns.")
    words = f"{one} has {_count(n, 'row')}, so {other} needs ({n}, 1); it is {found}."
    if found[0] in (1, n) and found[1] in (1, m):
        words += " NumPy would stretch it and say nothing: the mistake is silent."
    return Use(formula, "+", left, right, fits, words)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
