"""The way back: from the cost to dZ of the output, and from there through each layer to dW, db and dA_prev."""

from collections.abc import Mapping

import dnn
from pages.ui.lessons.trace.block import Block, Variant, cell, tex
from pages.ui.lessons.trace.sums import Each, Equation
from pages.ui.page.source import piece

MOST_TRIED = 8  # examples for which other activations are tried
LONG = "dZ[{}] the long way"
NO_VALUE = "a is exactly 0 or 1 here, and a division by 0 has no value: A − Y has."


def slope(l: int, g: dnn.Activation, result: str = "", most: int | None = None) -> Equation:
    """g'(Z[l]), the slope of g where Z stands; of so many examples, if not of all."""
    Z = f"Z[{l}]"

    def value(of):
        return g.g_prime(of[Z][:, :most], g.g(of[Z][:, :most]))

    return Equation(
        result or f"g′[{l}]",
        (f"g'(z) = {g.slope_formula}",),
        (f"{g.label}′(", Z, ")"),
        (f"{g.label}′(", cell(Z), ")"),
        value,
        f"How steep {g.label} is at each z, which comes from the cache. Where it is flat, little gets back.",
        ((piece(g.g_prime), ""),),
        cached=(Z, f"A[{l}]"),
    )


def through(l: int, result: str = "", steep: str = "", words: str = "", most: int | None = None) -> Equation:
    """dZ[l] = dA[l] * g'(Z[l]); of so many examples, if not of all."""
    dA, steep = f"dA[{l}]", steep or f"g′[{l}]"
    code = piece(dnn.Activation.backward)
    return Equation(
        result or f"dZ[{l}]",
        (tex("dZ<l> = dA<l> * g'(Z<l>)", l),),
        (dA, "∗", steep),
        (cell(dA), "·", cell(steep)),
        lambda of: of[dA][:, :most] * of[steep],
        words or "Number by number: how J changes with a, times how a changes with z.",
        ((code, "return"),),
        otherwise=NO_VALUE,
    )


def output(L: int, cost: dnn.Cost, g: dnn.Activation, has_value: bool) -> Block:
    """From the cost to dZ[L], the short way and the long one. `has_value`: whether the long way has one everywhere."""
    A, dA, dZ = f"A[{L}]", f"dA[{L}]", f"dZ[{L}]"
    y, a = cell("Y"), cell(A)
    start = Equation(
        dA,
        (tex(r"dA<l> = -\frac{Y}{A<l>} + \frac{1-Y}{1-A<l>}", L),),
        ("−", "Y", "/", A, "+ (1 − Y) / (1 − A)"),
        ("−", y, "/", a, " + (1 − ", y, ")/(1 − ", a, ")"),
        lambda of: -of["Y"] / of[A] + (1 - of["Y"]) / (1 - of[A]),
        "How each example's loss changes with its a: the slope of −(y ln a + (1−y) ln(1−a)).",
        ((piece(cost.dA), "return"),),
        cached=(A,),
        otherwise=NO_VALUE,
    )
    long = through(L, LONG.format(L), words="Through the sigmoid's slope a(1−a), the long way.")
    agree = (
        "The same as dA · g′ below: (−y/a + (1−y)/(1−a)) · a(1−a) = −y(1−a) + (1−y)a = a − y. The code takes this "
        "way, since nothing is divided."
    )
    if not has_value:
        agree += " Here some a is exactly 0 or 1: the long way divides by 0, and A − Y goes on as if nothing were."
    way = piece(dnn.network_backward).part("if activations[-1] is cost.output:", "dZ = activations[-1].backward")
    short = Equation(
        dZ,
        (tex("dZ<l> = A<l> - Y", L),),
        (A, "−", "Y"),
        (a, " − ", y),
        lambda of: of[A] - of["Y"],
        agree,
        ((way, "dZ = AL - Y"),),
        cached=(A,),
    )
    return Block("output", L, "Back through the cost", (start, short, slope(L, g), long))


def backward(l: int, sizes: tuple[int, ...], m: int, g: dnn.Activation, others: Mapping[str, dnn.Activation]) -> Block:
    """Backward function of layer l. `others` are what g could be by name; the output layer has its dZ already."""
    L, name = len(sizes) - 1, layer_name(l, sizes)
    half = piece(dnn.linear_backward)
    W, A_prev, dZ, dA_prev = f"W[{l}]", f"A[{l - 1}]", f"dZ[{l}]", f"dA[{l - 1}]"
    by_hand = " With one example that is (a − y)·xᵀ." if L == 1 else ""
    weights = Equation(
        f"dW[{l}]",
        (tex(r"dW<l> = \tfrac1m\,dZ<l>A<k>{}^T" if L > 1 else r"dW<l> = \tfrac1m\,(A<l>-Y)\,X^T", l),),
        (f"1/{m} ·", dZ, "·", f"{A_prev}ᵀ"),
        ("(", Each((cell(dZ, "i", "k"), "·", cell(A_prev, "j", "k")), m), f") / {m}"),
        lambda of: of[dZ] @ of[A_prev].T / m,
        f"A row of {dZ} with a row of {A_prev}, which forward {l} put into the cache. 1/m: J is the mean of m losses, "
        f"so its slope is the mean of theirs.{by_hand}",
        ((half, "dW ="),),
        cached=(A_prev,),
    )
    biases = Equation(
        f"db[{l}]",
        (tex(r"db<l> = \tfrac1m\textstyle\sum_i dZ<l>{}^{(i)}", l),),
        ("mean of each row of", dZ),
        ("(", Each((cell(dZ, "i", "k"),), m), f") / {m}"),
        lambda of: of[dZ].mean(axis=1, keepdims=True),
        "b is added to every example alike, so what counts is the mean of its row.",
        ((half, "db ="),),
    )
    back = Equation(
        dA_prev,
        (tex("dA<k> = W<l>{}^T dZ<l>", l),),
        (f"{W}ᵀ", "·", dZ),
        (Each((cell(W, "k", "i"), "·", cell(dZ, "k", "j")), sizes[l]),),
        lambda of: of[W].T @ of[dZ],
        "Each unit below gets back what it did to the units above, by the weight between them."
        if l > 1
        else "Nobody needs it: X is given, and is not learned.",
        ((half, "return"),),
    )
    if l == L:
        return Block("backward", l, f"Backward, {name}", (weights, biases, back))
    entry = through(l)
    entry = entry._replace(code=((piece(dnn.layer_backward), "return"), *entry.code))
    made = (slope(l, g), entry, weights, biases, back)
    variants = tuple(variant(l, key, other) for key, other in others.items())
    return Block("backward", l, f"Backward, {name}", made, variants)


def variant(l: int, key: str, g: dnn.Activation) -> Variant:
    """g' and dZ of layer l if its g were another, with the same Z and dA."""
    steep, dZ = f"g′[{l}] {key}", f"dZ[{l}] {key}"
    words = f"With {g.label}, at the same Z and dA."
    return Variant(g.label, (slope(l, g, steep, MOST_TRIED), through(l, dZ, steep, words, MOST_TRIED)))


def layer_name(l: int, sizes: tuple[int, ...]) -> str:
    """What layer l of n_0, n_1 ... n_L is called in a title."""
    return "logistic regression" if len(sizes) == 2 else f"layer {l}"
