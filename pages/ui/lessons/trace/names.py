"""All arrays of an iteration by the names under which the blocks speak of them."""

from collections.abc import Mapping

import dnn
from pages.ui.lessons.iteration import Iteration
from pages.ui.lessons.trace.arrays import Named
from pages.ui.lessons.trace.backward import LONG, MOST_TRIED


def named(of: Iteration, Y, others: Mapping[str, dnn.Activation]) -> dict[str, Named]:
    """name -> array. Compared are: all parameters; Z and A of a layer; its dA and dZ; its dW and db."""
    L = len(of.params)
    made = [
        Named("A[0]", of.caches[0].A_prev, "X", "unit", 0, "X = A[0]"),
        Named("Y", Y, "Y", "unit", L),
        Named("loss", of.losses, "loss"),
        Named("J", of.J, "J"),
        Named(LONG.format(L), of.long_dZ, f"back {L}", "unit", L),
        Named(f"dA[{L}]", of.dAL, f"dA[{L}]", "unit", L),
    ]
    for i, (layer, cache, grad, after) in enumerate(zip(of.params, of.caches, of.grads, of.after, strict=True)):
        l = i + 1
        made += [
            Named(f"W[{l}]", layer.W, "parameters", "weight", l),
            Named(f"b[{l}]", layer.b, "parameters", "bias", l),
            Named(f"Z[{l}]", cache.Z, f"forward {l}", "unit", l),
            Named(f"A[{l}]", cache.A, f"forward {l}", "unit", l),
            Named(f"g′[{l}]", of.slopes[i], "slopes", "unit", l, f"g′(Z[{l}])"),
            Named(f"dZ[{l}]", of.dZ[i], f"back {l}", "unit", l),
            Named(f"dA[{l - 1}]", of.dA_prev[i], f"back {l - 1}", "unit", l - 1),
            Named(f"dW[{l}]", grad.W, f"slopes of {l}", "weight", l),
            Named(f"db[{l}]", grad.b, f"slopes of {l}", "bias", l),
            Named(f"W[{l}] new", after.W, "parameters", "weight", l),
            Named(f"b[{l}] new", after.b, "parameters", "bias", l),
        ]
        made += [each for key, g in others.items() if l < L for each in tried(of, l, key, g)]
    return {each.name: each for each in made}


def tried(of: Iteration, l: int, key: str, g: dnn.Activation) -> list[Named]:
    """g' and dZ of layer l under another g, at the same Z and dA, for the first examples."""
    Z, dA = of.caches[l - 1].Z[:, :MOST_TRIED], of.dA_prev[l][:, :MOST_TRIED]
    A = g.g(Z)
    return [
        Named(f"g′[{l}] {key}", g.g_prime(Z, A), "slopes", "unit", l, f"g′(Z[{l}])"),
        Named(f"dZ[{l}] {key}", g.backward(dA, Z, A), f"back {l}", "unit", l, f"dZ[{l}] with {g.label}"),
    ]
