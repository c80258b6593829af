"""A run as code that needs no dnn: a NumPy script that trains it again, and the trained net for PyTorch and Keras."""

import base64
import io
import zlib
from typing import NamedTuple

import numpy as np

from .activations import ACTIVATIONS, SOFTMAX, Activation
from .training import Run


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


def packed(array: np.ndarray) -> str:
    """An array as text, bit for bit."""
    file = io.BytesIO()
    np.save(file, np.ascontiguousarray(array))
    return repr(base64.b85encode(zlib.compress(file.getvalue(), 9)).decode())


def name_of(activation: Activation) -> str:
    """The name of an activation of a run."""
    if activation is SOFTMAX:
        return "softmax"
    return next(name for name, known in ACTIVATIONS.items() if known.label == activation.label)


def _forms(run: Run) -> dict[str, Form]:
    slope = repr(float(run.config.slope))
    names = dict.fromkeys(name_of(activation) for activation in run.activations)
    return {name: Form(*(text.replace("{slope}", slope) for text in FORMS[name])) for name in names}


def numpy_script(run: Run) -> str:
    """A script that trains `run` again from its first weights, through every change of settings and every weight set
    by hand, up to its present iteration, and prints the cost; equal but for rounding."""
    forms = _forms(run)
    gate = GELU_GATE if "gelu" in forms else ""
    activations = gate + "\n\n".join(
        f"def {name}(Z):\n    return {form.g}"
        + (f"\n\n\ndef {name}_prime(Z, A):\n    return {form.g_prime}\n" if form.g_prime else "\n")
        for name, form in forms.items()
    )
    pairs = [f"({name}, {f'{name}_prime' if forms[name].g_prime else None})" for name in map(name_of, run.activations)]
    optimizers = dict.fromkeys(step.config.optimizer for step in run.steps)
    functions = "\n\n".join(
        f"def {name}(P, dP, V, S, t, alpha, beta1, beta2, epsilon):\n    {STEPS[name]}\n" for name in optimizers
    )
    return SCRIPT.format(
        title=f"A network of {'-'.join(map(str, sizes_of(run)))} units, trained for {run.iteration} iterations.",
        activations=activations, names=", ".join(pairs), cost=COSTS_OF_Z[run.split.train.cost], optimizers=functions,
        steps=", ".join(f'"{name}": {name}' for name in optimizers), stretches=_stretches(run),
        X=packed(run.split.train.X), Y=packed(run.split.train.Y),
    )  # fmt: skip


def _stretches(run: Run) -> str:
    ends = [step.iteration for step in run.steps[1:]] + [run.iteration]
    rows = []
    for step, end in zip(run.steps, ends, strict=True):
        settings = {name: getattr(step.config, name) for name in SETTINGS}
        dtype = run.config.dtype
        layers = ", ".join(f"({packed(W.astype(dtype))}, {packed(b.astype(dtype))})" for W, b in step.params or ())
        rows.append(f"    ({settings!r}, {end}, [{layers}]),")
    return "[\n" + "\n".join(rows) + "\n]"


def sizes_of(run: Run) -> list[int]:
    """n_0 ... n_L."""
    return [run.params[0].W.shape[1], *(len(layer.W) for layer in run.params)]


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


def _net(run: Run, library: str, imports: str, body: str) -> str:
    weights = "\n".join(f"    ({packed(layer.W)}, {packed(layer.b)})," for layer in run.params)
    sizes = "-".join(map(str, sizes_of(run)))
    return NET.format(sizes=sizes, library=library, imports=imports, weights=weights, body=body)


def torch_code(run: Run) -> str:
    """The net as a torch.nn.Sequential in float64, with its weights."""
    forms, sizes, rows = _forms(run), sizes_of(run), []
    for n_prev, n, activation in zip(sizes[:-1], sizes[1:], run.activations, strict=True):
        rows.append(f"    torch.nn.Linear({n_prev}, {n}),\n    torch.nn.{forms[name_of(activation)].torch},")
    lines = "\n".join(rows)
    body = f"""
net = torch.nn.Sequential(
{lines}
).double()
linear = [layer for layer in net if isinstance(layer, torch.nn.Linear)]
with torch.no_grad():
    for layer, (W, b) in zip(linear, WEIGHTS):
        layer.weight.copy_(torch.as_tensor(unpacked(W)))
        layer.bias.copy_(torch.as_tensor(unpacked(b)[:, 0]))

# net(torch.as_tensor(X)) has a row an example, for X (m, {sizes[0]})
"""
    return _net(run, "PyTorch", "import torch", body)


def keras_code(run: Run) -> str:
    """The net as a keras.Sequential, with its weights."""
    forms, sizes, rows = _forms(run), sizes_of(run), []
    for n, activation in zip(sizes[1:], run.activations, strict=True):
        rows.append(f"    keras.layers.Dense({n}, activation={forms[name_of(activation)].keras}),")
    lines = "\n".join(rows)
    body = f"""
net = keras.Sequential([
    keras.Input(({sizes[0]},)),
{lines}
])
net.set_weights([array for W, b in WEIGHTS for array in (unpacked(W).T, unpacked(b)[:, 0])])

# net.predict(X) has a row an example, for X (m, {sizes[0]})
"""
    return _net(run, "Keras", "import keras", body)
