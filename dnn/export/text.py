"""The words around exported code: the script that trains a net again, and the file that holds a trained one."""

import re

SCRIPT = '''"""{title}

Needs NumPy alone. Run it: it trains the net again and prints the final cost.
"""

from __future__ import annotations

import base64
import io
import zlib
{imports}
import numpy as np


{functions}


def unpacked(text):
    return np.load(io.BytesIO(zlib.decompress(base64.b85decode(text))))


G = [  # g and its slope, layer by layer
{activations}
]


def forward(params, H):
    """Z and [A; 1] of every layer, from H = [X; 1]; P = [W b], so that P H = W A_prev + b."""
    Zs, Hs = [], [H]
    for P, (g, _) in zip(params, G):
        Zs.append(P @ Hs[-1])
        Hs.append(with_ones(g(Zs[-1])))
    return Zs, Hs


def backward(params, Zs, Hs, Y, l2, l1):
    """[dW db] of every layer."""
    m, grads = Y.shape[1], []
    dZ = (Hs[-1][:-1] - Y) * (1 / m)  # the output activation belongs to the cost
    for l in reversed(range(len(params))):
        P = params[l]
        dP = dZ @ Hs[l].T
        dP[:, :-1] += (P[:, :-1] * l2 + l1 * np.sign(P[:, :-1])) / m
        grads.insert(0, dP)
        if l:
            dZ = (P.T @ dZ)[:-1] * G[l - 1][1](Zs[l - 1], Hs[l][:-1])
    return grads


def cost(params, l2, l1, batch_size):
    """J on all examples, with the penalty that training saw."""
    Z, m = forward(params, with_ones(X))[0][-1], X.shape[1]
    seen = batch_size if 0 < batch_size < m else m
    penalty = sum(l2 / 2 * (P[:, :-1] ** 2).sum() + l1 * abs(P[:, :-1]).sum() for P in params) / seen
    return {cost}(Z, Y) + penalty


OPTIMIZERS = {{{steps}}}  # each step and how many arrays of state it keeps


def batch(iteration, size, seed):
    """[X; 1] and Y of an iteration, counted from 0: each epoch has its own place in the generator's stream."""
    m = X.shape[1]
    if not 0 < size < m:
        return with_ones(X), Y
    epoch, position = divmod(iteration, -(-m // size))
    chosen = Order(seed, m)(epoch)[position * size : (position + 1) * size]
    return np.ascontiguousarray(with_ones(X).T)[chosen].T, np.ascontiguousarray(Y.T)[chosen].T


def train(params, iteration, until, state, optimizer, batch_size, l2, l1, seed, **rates):
    """Iterations up to `until`; `state` goes on from one stretch to the next while the optimizer stays the same."""
    step, slots = OPTIMIZERS[optimizer]
    if state.get("optimizer") != optimizer:
        state.update(optimizer=optimizer, t=0, arrays=[[np.zeros_like(P) for _ in range(slots)] for P in params])
    rates = Rates(**{{name: np.array(value, X.dtype) for name, value in rates.items()}})
    while iteration < until:
        H, Y_batch = batch(iteration, batch_size, seed)
        Zs, Hs = forward(params, H)
        grads = backward(params, Zs, Hs, Y_batch, l2, l1)
        state["t"] += 1
        for P, dP, arrays in zip(params, grads, state["arrays"]):
            step(P, dP, arrays, rates, state["t"], np.empty_like(P))
        iteration += 1
    return iteration


FIRST = {first}  # W[l] and b[l] that were drawn

# Each stretch: its settings, the iteration at which it ends, and the weights W[l][i, j] set by hand at its start.
STRETCHES = {stretches}

X = unpacked({X})  # (n_x, m)
Y = unpacked({Y})  # (n_y, m)

params, iteration, state = [np.hstack([unpacked(W), unpacked(b)]) for W, b in FIRST], 0, {{}}
for settings, until, by_hand in STRETCHES:
    for (l, i, j), value in by_hand.items():
        params[l - 1][i - 1, j - 1] = value
    iteration = train(params, iteration, until, state=state, **settings)
print(iteration, "iterations, J =", repr(float(cost(params, *(settings[k] for k in ("l2", "l1", "batch_size"))))))
'''

OWN_NAMES = frozenset(re.findall(r"^(?:def )?(\w+)(?= = |\()", SCRIPT, re.MULTILINE))

NET = '''"""The trained net of {sizes} units for {library}: rows of X are examples here, as {library} has it."""

import base64
import io
import zlib

import numpy as np
{imports}


def unpacked(text):
    return np.load(io.BytesIO(zlib.decompress(base64.b85decode(text))))


WEIGHTS = [  # W[l] (n_l, n_prev) and b[l] (n_l, 1)
{weights}
]
{body}'''
