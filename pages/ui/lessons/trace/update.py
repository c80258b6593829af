"""The update: W and b, one step against their slopes."""

import numpy as np

import dnn
from pages.ui.lessons.iteration import STEP
from pages.ui.lessons.trace.arrays import Format
from pages.ui.lessons.trace.block import Block, cell, tex
from pages.ui.lessons.trace.sums import Equation
from pages.ui.page.source import piece


def update(l: int, name: str, alpha: float, before: dnn.Layer, grad: dnn.Layer) -> Block:
    """W[l] and b[l] after a step; their numbers have the digits in which it shows."""
    changes = [alpha * np.asarray(dw) for dw in grad]
    how = Format.of(*changes)
    how = Format(max(how.digits, 2)) if not how.power else Format(6)
    if max(float(np.abs(w).max(initial=0)) for w in before) >= 1e5:
        how = Format(6, power=True)
    equations = tuple(_equation(letter, l, alpha) for letter in "Wb")
    names = [f"{letter}[{l}]{ending}" for letter in "Wb" for ending in ("", " new")]
    formats = dict.fromkeys((*names, f"dW[{l}]", f"db[{l}]"), how)
    return Block("update", l, f"Update, {name}", equations, formats=formats)


def _equation(letter: str, l: int, alpha: float) -> Equation:
    w, dw = f"{letter}[{l}]", f"d{letter}[{l}]"
    rate = f"{alpha:.12g}"
    return Equation(
        f"{w} new",
        (tex(f"{letter}<l> := {letter}<l> - \\alpha\\,d{letter}<l>", l),),
        (w, f"− {rate} ·", dw),
        (cell(w), f" − {rate}·", cell(dw)),
        lambda of: of[w] - alpha * of[dw],
        f"One step of α = {rate} against the slope, since J falls that way.",
        ((piece(STEP), "np.multiply"), (piece(STEP), "w -=")),
    )
