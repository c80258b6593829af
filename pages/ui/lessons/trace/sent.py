"""An iteration as the browser takes it: arrays, blocks, the sums of their cells, code, and how J falls."""

from dataclasses import asdict
from typing import Any

import dnn
from pages.ui.lessons.iteration import Iteration, Rounds, Start
from pages.ui.lessons.trace.arrays import Named, sent
from pages.ui.lessons.trace.backward import MOST_TRIED, backward, layer_name, output
from pages.ui.lessons.trace.block import Block
from pages.ui.lessons.trace.forward import cost, forward
from pages.ui.lessons.trace.names import named
from pages.ui.lessons.trace.sums import Equation, extra_digits, sent_cell
from pages.ui.lessons.trace.update import update


def blocks(start: Start, of: Iteration) -> list[Block]:
    """All blocks, in the order in which they run."""
    gs, m, J = start.activations, start.data.X.shape[1], dnn.COSTS[start.data.cost]
    sizes = dnn.layer_sizes(of.params)
    L = len(gs)
    others = tried_by(start)
    names = {l: layer_name(l, sizes) for l in range(1, L + 1)}
    made = [forward(l, sizes[l - 1], gs[l - 1], names[l]) for l in names]
    has_value = bool((abs(of.long_dZ) < float("inf")).all())
    made += [cost(L, m, J), output(L, J, gs[-1], has_value)]
    for l in reversed(names):
        other = {name: g for name, g in others.items() if g.label != gs[l - 1].label}
        made.append(backward(l, sizes, m, gs[l - 1], other))
    layers = zip(names.items(), of.params, of.grads, strict=True)
    return made + [update(l, name, start.config.alpha, layer, grad) for (l, name), layer, grad in layers]


def tried_by(start: Start) -> dict[str, dnn.Activation]:
    """What g of a hidden layer could be, by name."""
    return {name: dnn.choose_activation(name, start.config.slope) for name in dnn.ACTIVATIONS}


def arrays_of(start: Start, of: Iteration) -> dict[str, Named]:
    """All arrays by name."""
    return named(of, start.data.Y, tried_by(start))


def message(rounds: Rounds, number: int) -> dict[str, Any]:
    """Iteration 1, 2, ... of a start."""
    start, of = rounds.start, rounds.at(number)
    arrays, made = arrays_of(start, of), blocks(start, of)
    return {
        "number": number,
        "sizes": list(dnn.layer_sizes(of.params)),
        "activations": [g.label for g in start.activations],
        "classes": [int(y) for y in start.data.Y[0]],
        "tried": MOST_TRIED,
        "costs": rounds.costs[: number + 1],
        "resting": resting(of),
        "arrays": sent(arrays),
        "blocks": [sent_block(block, arrays) for block in made],
    }


def sent_block(block: Block, arrays: dict[str, Named]) -> dict[str, Any]:
    """A block as the browser takes it."""
    formats = {name: block.format(array) for name, array in arrays.items()}
    pieces = block.pieces

    def whole(equation: Equation) -> dict[str, Any]:
        return {
            "result": equation.result,
            "formulas": list(equation.formulas),
            "parts": list(equation.parts),
            "cell": sent_cell(equation.cell),
            "extra": extra_digits(equation, arrays, formats),
            "words": equation.words,
            "cached": list(equation.cached),
            "otherwise": equation.otherwise,
            "code": [[pieces.index(piece), piece.line(begins)] for piece, begins in equation.code if begins],
        }

    return {
        "phase": block.phase,
        "layer": block.layer,
        "title": block.title,
        "equations": [whole(equation) for equation in block.equations],
        "variants": [
            {"label": variant.label, "equations": [whole(each._replace(code=())) for each in variant.equations]}
            for variant in block.variants
        ],
        "pieces": [{"place": piece.place, "lines": list(piece.lines)} for piece in pieces],
        "formats": {name: asdict(how) for name, how in block.formats.items()},
    }


def resting(of: Iteration) -> str:
    """Which parameters are 0 and stay so, since their slopes are 0 too; nothing where none is."""
    still: list[str] = []
    moving: list[str] = []
    for l, (layer, grad) in enumerate(zip(of.params, of.grads, strict=True), start=1):
        for letter, w, dw in zip("Wb", layer, grad, strict=True):
            (moving if w.any() or dw.any() else still).append(f"{letter}[{l}]")
    if not still or still == [f"b[{l}]" for l, _ in enumerate(of.params, start=1)]:
        return ""
    moves = f"Only {listed(moving)} can move." if moving else "Nothing moves."
    return f"{listed(still)} and their slopes are all 0, so they stay 0. {moves}"


def listed(names: list[str]) -> str:
    """As in a sentence."""
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
