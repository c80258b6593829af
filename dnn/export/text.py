"""The words of exported code: every activation, cost and optimizer in plain NumPy, and the scripts around them."""

from typing import NamedTuple


class Form(NamedTuple):
    """One activation in other people's words; `{slope}` is leaky ReLU's."""

    g: str
    g_prime: str
    torch: str
    keras: str


SIGMOID = "0.5 * np.tanh(0.5 * Z) + 0.5"
GELU_GATE = """def gelu_gate(Z):
    u = 2 * 0.7978845608028654 * (Z + 0.044715 * Z * Z * Z)
    return 0.5 * np.tanh(0.5 * u) + 0.5


"""
FORMS: dict[str, Form] = {
    "sigmoid": Form(SIGMOID, "(1 - A) * A", "Sigmoid()", '"sigmoid"'),
    "tanh": Form("np.tanh(Z)", "1 - A * A", "Tanh()", '"tanh"'),
    "relu": Form("np.maximum(Z, 0)", "np.sign(A)", "ReLU()", '"relu"'),
    "leaky_relu": Form(
        "np.maximum(Z, {slope} * Z)", "np.where(Z > 0, 1.0, {slope})", "LeakyReLU({slope})",
        "keras.layers.LeakyReLU(negative_slope={slope})",
    ),
    "linear": Form("Z", "np.ones_like(Z)", "Identity()", '"linear"'),
    "gelu": Form(
        "Z * gelu_gate(Z)",
        "gelu_gate(Z) + 2 * Z * gelu_gate(Z) * (1 - gelu_gate(Z)) * (0.7978845608028654 * (1 + 3 * 0.044715 * Z * Z))",
        'GELU(approximate="tanh")', "lambda z: keras.activations.gelu(z, approximate=True)",
    ),
    "elu": Form("np.where(Z > 0, Z, np.expm1(np.minimum(Z, 0)))", "np.where(Z > 0, 1.0, A + 1)", "ELU()", '"elu"'),
    "softplus": Form("np.logaddexp(0, Z)", "-np.expm1(-A)", "Softplus(threshold=1e9)", '"softplus"'),
    "swish": Form(f"Z * ({SIGMOID})", f"({SIGMOID}) + A * (1 - ({SIGMOID}))", "SiLU()", '"silu"'),
    "softmax": Form(
        "np.exp(Z - Z.max(axis=0)) / np.exp(Z - Z.max(axis=0)).sum(axis=0)", "", "Softmax(dim=1)", '"softmax"'
    ),
}  # fmt: skip
COSTS_OF_Z = {
    "binary_cross_entropy": "(np.logaddexp(0, Z) - Y * Z).sum() / m",
    "categorical_cross_entropy": "(np.log(np.exp(Z - Z.max(axis=0)).sum(axis=0)) - (Y * (Z - Z.max(axis=0))).sum(axis=0)).sum() / m",  # noqa: E501
    "squared_error": "0.5 * ((Z - Y) ** 2).sum() / m",
}
STEPS = {
    "gradient_descent": "P -= alpha * dP",
    "momentum": "V[:] = beta1 * V + (1 - beta1) * dP\n    P -= alpha * V",
    "rmsprop": "S[:] = beta2 * S + (1 - beta2) * (dP * dP)\n    P -= alpha * (dP / (np.sqrt(S) + epsilon))",
    "adam": (
        "V[:] = beta1 * V + (1 - beta1) * dP\n    S[:] = beta2 * S + (1 - beta2) * (dP * dP)\n"
        "    P -= alpha / (1 - beta1**t) * (V / (np.sqrt(S * (1 / (1 - beta2**t))) + epsilon))"
    ),
}
SETTINGS = ("alpha", "beta1", "beta2", "epsilon", "optimizer", "batch_size", "l2", "l1", "seed")

SCRIPT = '''"""{title}

Needs NumPy alone. Run it: it trains the net again and prints the final cost.
"""

import base64
import io
import zlib

import numpy as np


def unpacked(text):
    return np.load(io.BytesIO(zlib.decompress(base64.b85decode(text))))


{activations}

G = [{names}]  # g and its slope, layer by layer


def forward(params, H):
    """Z and [A; 1] of every layer, from H = [X; 1]; P = [W b], so that P H = W A_prev + b."""
    Zs, Hs = [], [H]
    for P, (g, _) in zip(params, G):
        Zs.append(P @ Hs[-1])
        Hs.append(with_ones(g(Zs[-1])))
    return Zs, Hs


def with_ones(A):
    return np.vstack([A, np.ones((1, A.shape[1]), A.dtype)])


def backward(params, Zs, Hs, Y, l2, l1):
    """[dW db] of every layer."""
    m, grads = Y.shape[1], []
    dZ = (Hs[-1][:-1] - Y) * (1 / m)  # for sigmoid or softmax with cross-entropy, or linear with squared error
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
    return {cost} + penalty


{optimizers}

STEP = {{{steps}}}


def batch(iteration, size, seed):
    """[X; 1] and Y of an iteration, counted from 0: each epoch has its own place in the generator's stream."""
    m = X.shape[1]
    if not 0 < size < m:
        return with_ones(X), Y
    epoch, position = divmod(iteration, -(-m // size))
    bits = np.random.PCG64(seed)
    bits.advance((epoch + 1) * 2**64)
    chosen = np.random.Generator(bits).permutation(m)[position * size : (position + 1) * size]
    return np.ascontiguousarray(with_ones(X).T)[chosen].T, np.ascontiguousarray(Y.T)[chosen].T


def train(params, iteration, until, alpha, beta1, beta2, epsilon, optimizer, batch_size, l2, l1, seed, state):
    """Iterations up to `until`; `state` goes on from one stretch to the next while the optimizer stays the same."""
    if state.get("optimizer") != optimizer:
        state.update(optimizer=optimizer, t=0, **{{name: [np.zeros_like(P) for P in params] for name in "VS"}})
    while iteration < until:
        H, Y_batch = batch(iteration, batch_size, seed)
        Zs, Hs = forward(params, H)
        grads = backward(params, Zs, Hs, Y_batch, l2, l1)
        state["t"] += 1
        for P, dP, V, S in zip(params, grads, state["V"], state["S"]):
            STEP[optimizer](P, dP, V, S, state["t"], alpha, beta1, beta2, epsilon)
        iteration += 1
    return iteration


# Each stretch: its settings, the iteration at which it ends, and weights if some were set by hand at its start.
STRETCHES = {stretches}

X = unpacked({X})  # (n_x, m)
Y = unpacked({Y})  # (n_y, m)

params, iteration, state = None, 0, {{}}
for settings, until, by_hand in STRETCHES:
    if by_hand:
        params = [np.hstack([unpacked(W), unpacked(b)]) for W, b in by_hand]
    iteration = train(params, iteration, until, state=state, **settings)
print(iteration, "iterations, J =", repr(float(cost(params, *(settings[k] for k in ("l2", "l1", "batch_size"))))))
'''

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
