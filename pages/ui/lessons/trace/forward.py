"""The way forward: Z and A of each layer, and the cost of what comes out."""

import numpy as np

import dnn
from pages.ui.lessons.trace.block import Block, cell, tex
from pages.ui.lessons.trace.sums import Each, Equation
from pages.ui.page.source import piece

LOST = "a is 0 or 1 to the last digit, where ln 0 has no value: the code takes ln(1 + eᶻ) − y·z, which has."


def forward(l: int, n_prev: int, g: dnn.Activation, name: str) -> Block:
    """Forward function of layer l: Z = W A_prev + b, A = g(Z). `name` is what the layer is called."""
    W, A_prev, b, Z, A = f"W[{l}]", f"A[{l - 1}]", f"b[{l}]", f"Z[{l}]", f"A[{l}]"
    code = piece(dnn.layer_forward)
    linear = Equation(
        Z,
        (tex("Z<l> = W<l>A<k> + b<l>", l),),
        (W, "·", A_prev, "+", b),
        (Each((cell(W, "i", "k"), "·", cell(A_prev, "k", "j")), n_prev), " + ", cell(b, "i", "0")),
        lambda of: of[W] @ of[A_prev] + of[b],
        f"A row of {W}, which is one unit, times a column of {A_prev}, which is one example, plus the unit's b.",
        ((code, "Z ="),),
    )
    bend = Equation(
        A,
        (tex("A<l> = g(Z<l>)", l), f"g(z) = {g.formula}"),
        (f"{g.label}(", Z, ")"),
        (f"{g.label}(", cell(Z), ")"),
        lambda of: g.g(of[Z]),
        f"{g.label} of each number alone. A_prev, Z and A go into the cache: the way back reads them again.",
        ((code, "A ="), (piece(g.g), "")),
    )
    return Block("forward", l, f"Forward, {name} ({g.label})", (linear, bend))


def cost(L: int, m: int, J: dnn.Cost) -> Block:
    """The loss of each example of two classes, and their mean."""
    AL, code = f"A[{L}]", ((piece(J.from_Z), "return"),)
    y, a = cell("Y", "0", "j"), cell(AL, "0", "j")

    def losses(of):
        return np.array([[J.from_A(of[AL][:, [i]], of["Y"][:, [i]]) for i in range(m)]])

    each = Equation(
        "loss",
        (r"\mathcal L = -\left(y\ln a + (1-y)\ln(1-a)\right)", r"\mathcal L = \ln(1+e^z) - y\,z"),
        (AL, "against", "Y"),
        ("−(", y, "·ln(", a, ") + (1 − ", y, ")·ln(1 − ", a, "))"),
        losses,
        "What each example costs: −ln of the probability that its own class was given. Both forms are the same "
        "number; the code takes the one with z, which is finite whatever a is.",
        code,
        otherwise=LOST,
    )
    mean = Equation(
        "J",
        (r"J = \tfrac1m\sum_i \mathcal L^{(i)}",),
        ("1/m · sum of", "loss"),
        ("(", Each((cell("loss", "0", "k"),), m), f") / {m}"),
        lambda of: of["loss"].mean(axis=1, keepdims=True),
        f"1/m, here 1/{m}: J is the mean over the m examples, so it does not grow with their number.",
        code,
    )
    return Block("cost", L, f"The cost ({J.label})", (each, mean))
