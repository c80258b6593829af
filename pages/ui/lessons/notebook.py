"""A reader's own numbers held against the core's: what agrees, and where the first difference is."""

import ast
import re
from itertools import pairwise
from typing import NamedTuple

import numpy as np

import dnn

MOST_CHARACTERS = 200_000
NAME = re.compile(r"(?<![\w.])(?:parameters\[)?[\"']?(W\d|b\d|Z\d|A\d|AL|X|Y|cost|J)[\"']?\]?\s*[=:]\s*")
NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
RULES = {
    "randn · 0.01": lambda n_prev: 0.01,
    "randn / √n_prev": lambda n_prev: 1 / np.sqrt(n_prev),
    "randn · √(2 / n_prev), He": lambda n_prev: np.sqrt(2 / n_prev),
}
CLOSE = dict(rtol=2e-5, atol=1e-8)  # the digits that NumPy prints


class Row(NamedTuple):
    """What one array came to."""

    name: str
    agrees: bool
    words: str


def parsed(text: str) -> dict[str, np.ndarray]:
    """The arrays in a text such as "W1 = [[0.1, 0.2]] b1 = [[0.]]", with or without commas; cost is (1, 1).

    Raises ValueError with a sentence that names what cannot be read.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"That is {len(text):,} characters: at most {MOST_CHARACTERS:,} are read.")
    found = list(NAME.finditer(text))
    if not found:
        raise ValueError("Nothing to read: write for instance W1 = [[0.1, 0.2]], one array after the other.")
    ends = [match.start() for match in found[1:]] + [len(text)]
    arrays = {}
    for match, end in zip(found, ends, strict=True):
        name = {"J": "cost"}.get(match[1], match[1])
        if name in arrays:
            raise ValueError(f"{name} is there twice.")
        arrays[name] = _array(name, text[match.end() : end])
    return arrays


def _array(name: str, text: str) -> np.ndarray:
    text = re.sub(r"(np\.|numpy\.)?array\(|dtype=\w+|[(){}]", " ", text)
    if "..." in text:
        raise ValueError(f"{name} is cut short by '...': print it whole, with np.set_printoptions(threshold=np.inf).")
    start = text.find("[")
    if start < 0:
        number = re.search(NUMBER, text)
        if number is None:
            raise ValueError(f"{name} is no array and no number.")
        return np.array([[float(number[0])]])
    depth, stop = 0, None
    for place in range(start, len(text)):
        depth += {"[": 1, "]": -1}.get(text[place], 0)
        if depth == 0:
            stop = place + 1
            break
    if stop is None:
        raise ValueError(f"{name} has an opening bracket without its closing one.")
    inside = re.sub(rf"({NUMBER}|nan|inf)(?=\s+[-+.\d])", r"\1,", text[start:stop])
    inside = re.sub(r"\]\s*,?\s*\[", "],[", inside)
    inside = re.sub(r"\b(\d+)\.(?=[,\]\s])", r"\1.0", inside)
    try:
        array = np.array(ast.literal_eval(inside), float)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise ValueError(f"{name} is no array of numbers with rows of the same length.") from None
    if array.ndim == 1:
        array = array[np.newaxis] if name in ("Y", "AL") else array[:, np.newaxis]
    if array.ndim != 2 or not array.size:
        raise ValueError(f"{name} has {array.ndim} dimensions: a matrix has two.")
    return array


def compared(name: str, yours: np.ndarray, expected: np.ndarray) -> Row:
    """Cell by cell; indices count from 0, as in Python."""
    if yours.shape != expected.shape:
        return Row(name, False, f"has shape {yours.shape}: expected {expected.shape}")
    different = ~np.isclose(yours, expected, **CLOSE)
    if not different.any():
        return Row(name, True, f"agrees, {yours.shape[0]} x {yours.shape[1]}")
    i, j = (int(index) for index in np.argwhere(different)[0])
    return Row(
        name, False,
        f"{different.sum()} of {different.size} cells differ, the first at [{i}, {j}]: yours is {yours[i, j]:.8g}, "
        f"expected {expected[i, j]:.8g}",
    )  # fmt: skip


def drawn(sizes: tuple[int, ...], rule: str, seed: int) -> tuple[dnn.Layer, ...]:
    """W and b as the course draws them: np.random.seed(seed), then randn for each W in turn; b = 0."""
    rng = np.random.RandomState(seed)
    return tuple(
        dnn.Layer(rng.randn(n, n_prev) * RULES[rule](n_prev), np.zeros((n, 1))) for n_prev, n in pairwise(sizes)
    )


def checked(
    arrays: dict[str, np.ndarray], sizes: tuple[int, ...], hidden: str, rule: str | None = None, seed: int = 1
) -> list[Row]:
    """Everything that can be held against something, layer by layer, in the order in which it is computed.

    With a `rule` W and b are compared to the course's draw; forward results are computed from the reader's own W and b,
    where they are given, so that a mistake shows where it is made. Raises ValueError if nothing can be compared.
    """
    rows, params, depth = [], [], len(sizes) - 1
    expected = drawn(sizes, rule, seed) if rule else None
    for l, (n_prev, n) in enumerate(pairwise(sizes), start=1):
        layer = []
        for kind, shape in (("W", (n, n_prev)), ("b", (n, 1))):
            yours = arrays.get(f"{kind}{l}")
            right = getattr(expected[l - 1], kind) if expected else None
            if yours is not None and right is not None:
                rows.append(compared(f"{kind}{l}", yours, right))
            elif yours is not None:
                fits = yours.shape == shape
                rows.append(
                    Row(f"{kind}{l}", fits, f"has shape {yours.shape}" + ("" if fits else f": expected {shape}"))
                )
            layer.append(yours if yours is not None and yours.shape == shape else right)
        params.append(layer)
    rows += _forward(arrays, params, hidden, depth)
    if not rows:
        raise ValueError(
            "There is nothing to compare: give W1, b1 and so on, with X for Z, A and AL, with Y for the cost."
        )
    return rows


def _forward(arrays: dict, params: list, hidden: str, depth: int) -> list[Row]:
    rows, A = [], arrays.get("X")
    complete = all(part is not None for layer in params for part in layer)
    if A is not None and complete:
        if A.shape[0] != params[0][0].shape[1]:
            return [Row("X", False, f"has shape {A.shape}: expected {params[0][0].shape[1]} rows, one a feature")]
        gs = [dnn.ACTIVATIONS[hidden]] * (depth - 1) + [dnn.ACTIVATIONS["sigmoid"]]
        for l, ((W, b), g) in enumerate(zip(params, gs, strict=True), start=1):
            A, cache = dnn.layer_forward(dnn.Layer(W, b), g, A)
            names = [(f"Z{l}", cache.Z), (f"A{l}", A), *([("AL", A)] if l == depth else [])]
            rows += [compared(name, arrays[name], right) for name, right in names if name in arrays]
    AL = arrays.get("AL", A if A is not None and complete else None)
    if "Y" in arrays and "cost" in arrays and AL is not None:
        if AL.shape != arrays["Y"].shape:
            rows.append(Row("Y", False, f"has shape {arrays['Y'].shape}: expected {AL.shape}, as AL"))
        elif not ((AL >= 0) & (AL <= 1)).all():
            rows.append(Row("AL", False, "holds something that is no probability"))
        else:
            right = dnn.COSTS["binary_cross_entropy"].from_A(AL, arrays["Y"])
            rows.append(compared("cost", arrays["cost"], np.array([[right]])))
    return rows
