"""The sum of a traced cell as text, as the browser writes it, and what a reader with a calculator makes of it."""

import math
import re
from collections.abc import Mapping

import numpy as np

from pages.ui.lessons.iteration import Rounds, Start
from pages.ui.lessons.trace.arrays import Format, Named
from pages.ui.lessons.trace.sent import arrays_of, blocks
from pages.ui.lessons.trace.sums import MOST_EXTRA, NEVER, Each, Equation, Factor, extra_digits

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def written(value: float, how: Format) -> str:
    """A number; an exact half is written as the larger, as JavaScript does."""
    if not math.isfinite(value):
        return "—"
    if how.power and value:
        mantissa, exponent = f"{value:.{how.digits}e}".split("e")
        raised = str(int(exponent)).translate({ord(str(i)): "⁰¹²³⁴⁵⁶⁷⁸⁹"[i] for i in range(10)} | {ord("-"): "⁻"})
        return f"{_signed(mantissa)}·10{raised}"
    return _signed(f"{float(how.shown(np.array([value]))[0]):.{how.digits}f}")


def _signed(text: str) -> str:
    if not text.startswith("-"):
        return text
    return text.replace("-", "−") if re.search("[1-9]", text) else text[1:]


def text(equation: Equation, arrays: Mapping[str, Named], formats: Mapping[str, Format], i: int, j: int, extra: str):
    """The sum of a cell, without its result, with all its terms."""
    finer = MOST_EXTRA if extra == NEVER else int(extra)

    def put(tokens, so_far: str, k: int = 0) -> str:
        for token in tokens:
            if isinstance(token, Factor):
                row, column = ({"i": i, "j": j, "k": k, "0": 0}[index] for index in (token.row, token.column))
                number = written(arrays[token.of].values[row, column], formats[token.of].finer(finer))
                first = not so_far or so_far.endswith("(")
                so_far += f"({number})" if not first and (number.startswith("−") or "·" in number) else number
            elif isinstance(token, Each):
                for each in range(token.n):
                    so_far = put(token.terms, f"{so_far} + " if each else so_far, each)
            else:
                so_far += token
        return so_far

    return put(equation.cell, "")


def sums_of(start: Start, number: int = 1) -> dict[str, str]:
    """ "array row column" -> the sum with its result, of every cell of every block of an iteration."""
    of, sums = Rounds(start).at(number), {}
    arrays = arrays_of(start, of)
    for block in blocks(start, of):
        formats = {name: block.format(array) for name, array in arrays.items()}
        for equation in block.equations:
            result, how = arrays[equation.result].values, formats[equation.result]
            extra = extra_digits(equation, arrays, formats)
            for at, (i, j) in enumerate(np.ndindex(result.shape)):
                sign = "≈" if extra[at] == NEVER else "="
                said = f"{text(equation, arrays, formats, i, j, extra[at])} {sign} {written(result[i, j], how)}"
                told = equation.otherwise if extra[at] == NEVER and equation.otherwise else said
                sums[f"{equation.result} {i} {j}"] = told
    return sums


def calculated(said: str, functions: Mapping[str, object]) -> float:
    """What a text comes to. `functions` are what it calls by name; ln 0 is lower than all numbers."""
    said = re.sub(r"·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: f"*10.0**({found[1].translate(RAISED)})", said)
    known: dict[str, object] = {}
    for i, name in enumerate(sorted(functions, key=len, reverse=True)):  # "leaky ReLU" before "ReLU"
        said = said.replace(f"{name}(", f"f{i}(")
        known[f"f{i}"] = functions[name]
    known["ln"] = lambda x: math.log(x) if x > 0 else -1e300
    said = said.replace("·", "*").replace("−", "-")
    return float(eval(said, {"__builtins__": {}}, known))
