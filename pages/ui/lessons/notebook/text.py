"""Arrays from a pasted text, read token by token, so that the time grows with its length and no faster."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

MOST_CHARACTERS = 50_000
MOST_DIGITS = 40
UPDATED = "updated "  # stands before the name of a W or b that is there a second time

TOKEN = re.compile(r"[\[\](){},=:;\"'`]|[^\s\[\](){},=:;\"'`]+")
KNOWN = re.compile(r"d?[WbZA][0-9]{1,3}|AL|dAL|X|Y|cost|alpha")
ALIASES = {"J": "cost", "Cost": "cost", "A0": "X", "learning_rate": "alpha", "α": "alpha"}
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?(?:nan|inf)")
WORDS = {"True": "1", "False": "0"}
WRAPPERS = {"array", "asarray", "matrix", "tensor", "Tensor", "float", "float32", "float64"}  # np.array( and the like
OPTIONS = {"dtype", "device", "grad_fn", "requires_grad"}  # written inside array(...)


class Pasted(NamedTuple):
    """The arrays of a text by name (a number is (1, 1)), and the names in it that mean nothing here."""

    arrays: dict[str, np.ndarray]
    unknown: tuple[str, ...]


def parsed(text: str) -> Pasted:
    """What a text such as "W1 = [[0.1, 0.2]] b1 = [[0.]]" holds, with or without commas.

    A W or b that is there twice is "updated W1" the second time. Raises ValueError with a sentence that names what
    cannot be read.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"That is {len(text):,} characters: at most {MOST_CHARACTERS:,} are read.")
    tokens = list(TOKEN.finditer(text))
    words = [token[0] for token in tokens]
    starts = list(_assignments(words))
    arrays: dict[str, np.ndarray] = {}
    unknown: dict[str, None] = {}
    for (name, _, start), (_, end, _) in pairwise([*starts, ("", len(words), 0)]):
        name = ALIASES.get(name, name)
        if not KNOWN.fullmatch(name):
            unknown[name] = None
            continue
        name = _new_name(name, arrays)
        arrays[name], used = _value(name, words[start:end])
        _refuse_expression(name, text, tokens[start + used - 1 : min(start + used + 1, end)])
    if not arrays:
        raise ValueError("Nothing to read: write for instance W1 = [[0.1, 0.2]], one array after the other.")
    return Pasted(arrays, tuple(unknown))


def _assignments(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each name that = or : follows, as in W1 =, "W1": or parameters["W1"] =, its place, and where its value starts."""
    for place, word in enumerate(words):
        if word not in ("=", ":"):
            continue
        back = place - 1
        while back >= 0 and place - back < 3 and words[back] in ("]", '"', "'", "`"):
            back -= 1
        if back >= 0 and words[back].isidentifier() and words[back] not in OPTIONS:
            yield words[back], back, place + 1


def _new_name(name: str, arrays: dict[str, np.ndarray]) -> str:
    if name in arrays and name[0] in "Wb":
        name = UPDATED + name
    if name in arrays:
        raise ValueError(f"{name.removeprefix(UPDATED)} is there {'three times' if UPDATED in name else 'twice'}.")
    return name


def _value(name: str, words: Sequence[str]) -> tuple[np.ndarray, int]:
    """The array or number that `words` start with, and how many of them it takes."""
    rows: list[list[float]] = []
    row: list[float] = []
    depth, deepest, before = 0, 0, ""
    for place, word in enumerate(words):
        if word in ("(", ")", "{", "}") or (
            word.rsplit(".", 1)[-1] in WRAPPERS and words[place + 1 : place + 2] == ["("]
        ):
            continue
        if word == "[":
            depth += 1
            deepest = max(deepest, depth)
            if depth > 2:
                raise ValueError(f"{name} has more than two dimensions: a matrix has two.")
            if row:
                raise _uneven(name)
        elif word == "]" and depth:
            if depth == 2 or (depth == 1 and deepest == 1):
                rows.append(row)
                row = []
            depth -= 1
        elif word == ",":
            if before in ("[", ","):
                raise ValueError(f"{name} is no array of numbers: there is none before a comma.")
        else:
            number = _number(name, word, depth)
            if depth == 0:
                return np.array([[number]]), place + 1
            if depth < deepest:
                raise _uneven(name)
            row.append(number)
        if deepest and depth <= 0:
            return _matrix(name, rows, deepest), place + 1
        before = word
    if depth:
        raise ValueError(f"{name} has an opening bracket without its closing one.")
    raise ValueError(f"{name} is no array and no number.")


def _number(name: str, word: str, depth: int) -> float:
    if "..." in word:
        raise ValueError(f"{name} is cut short by '...': print it whole, with np.set_printoptions(threshold=np.inf).")
    word = WORDS.get(word, word)
    if not NUMBER.fullmatch(word):
        what = f"is no array of numbers: it holds `{word[:30]}`" if depth else "is no array and no number"
        raise ValueError(f"{name} {what}.")
    digits = sum(letter.isdigit() for letter in word)
    if digits > MOST_DIGITS:
        raise ValueError(f"{name} holds a number of {digits:,} digits: at most {MOST_DIGITS} are read.")
    number = float(word)
    if np.isinf(number) and "inf" not in word:
        raise ValueError(f"{name} holds {word}, which is beyond what a number of 64 bits can be (1.8e308).")
    return number


def _matrix(name: str, rows: list[list[float]], dimensions: int) -> np.ndarray:
    if len({len(row) for row in rows}) != 1:
        raise _uneven(name)
    if not rows[0]:
        raise ValueError(f"{name} is empty.")
    return np.array(rows if dimensions == 2 else rows[0])


def _uneven(name: str) -> ValueError:
    return ValueError(f"{name} is no array of numbers with rows of the same length.")


def _refuse_expression(name: str, text: str, ends: Sequence[re.Match]) -> None:
    """A value that goes on in its line, as in [[1, 2]] * 0.01, has not been read whole."""
    if len(ends) == 2 and ends[1][0][0] in "*/+-@%" and "\n" not in text[ends[0].end() : ends[1].start()]:
        raise ValueError(f"{name} goes on with `{ends[1][0][:30]}`: give the numbers that come out, as printed.")
