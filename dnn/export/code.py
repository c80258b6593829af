"""A run as code that needs no dnn: a NumPy script that trains it again, and the trained net for PyTorch and Keras."""

import base64
import io
import zlib

import numpy as np

from ..activations import ACTIVATIONS, SOFTMAX, Activation
from ..training.run import Run
from .text import COSTS_OF_Z, FORMS, GELU_GATE, NET, SCRIPT, SETTINGS, STEPS, Form


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
