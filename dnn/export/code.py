"""A run as code that needs no dnn: a NumPy script that trains it again, and the trained net for PyTorch and Keras."""

import base64
import io
import zlib
from itertools import zip_longest

import numpy as np

from ..costs import COSTS
from ..optimizers import OPTIMIZERS, Rates
from ..training.batches import Order
from ..training.run import Run
from ..training.workspace import with_ones
from .source import Sources
from .text import NET, OWN_NAMES, SCRIPT

SETTINGS = (*Rates._fields, "optimizer", "batch_size", "l2", "l1", "seed")
LIBRARIES = {"torch": "PyTorch", "keras": "Keras"}  # fields of an Activation


def packed(array: np.ndarray) -> str:
    """An array as text, bit for bit."""
    file = io.BytesIO()
    np.save(file, np.ascontiguousarray(array))
    return repr(base64.b85encode(zlib.compress(file.getvalue(), 9)).decode())


def numpy_script(run: Run) -> str:
    """A script that trains `run` again from its first weights, through every change of settings and every weight set
    by hand, up to its present iteration, and prints the cost; equal but for rounding.

    Activations, cost, optimizers and the order of batches are the source of the functions that ran. Raises ValueError
    if one of them has no source that can stand alone.
    """
    sources = Sources(OWN_NAMES)
    for helper in (with_ones, Order, Rates):
        sources.use(helper)
    *hidden, output = run.activations
    pairs = [f"({sources.use(g.g)}, {sources.use(g.g_prime)})" for g in hidden] + [f"({sources.use(output.g)}, None)"]
    cost = sources.use(COSTS[run.split.train.cost].from_Z)
    records = {step.config.optimizer: OPTIMIZERS[step.config.optimizer] for step in run.steps}
    steps = [f'"{name}": ({sources.use(record.step)}, {record.slots})' for name, record in records.items()]
    X, Y = (array.astype(run.config.dtype) for array in run.split.train[:2])
    return SCRIPT.format(
        title=f"A network of {'-'.join(map(str, sizes_of(run)))} units, trained for {run.iteration} iterations.",
        imports="".join(f"{line}\n" for line in sorted(sources.imports)),
        functions=sources.text,
        activations="\n".join(f"    {pair}," for pair in pairs),
        cost=cost,
        steps=", ".join(steps),
        first=_first(run),
        stretches=_stretches(run),
        X=packed(X),
        Y=packed(Y),
    )


def _stretches(run: Run) -> str:
    rows, by_hand = [], {}
    for step, later in zip_longest(run.steps, run.steps[1:]):
        if step.by_hand:
            by_hand[step.by_hand[:3]] = float(step.by_hand.value)
            if later and later.by_hand and later.iteration == step.iteration:
                continue  # weights set one after the other, or one again and again, as by a slider
        settings = {name: getattr(step.config, name) for name in SETTINGS}
        rows.append(f"    ({settings!r}, {later.iteration if later else run.iteration}, {by_hand!r}),")
        by_hand = {}
    return "[\n" + "\n".join(rows) + "\n]"


def _first(run: Run) -> str:
    layers = [(W.astype(run.config.dtype), b.astype(run.config.dtype)) for W, b in run.steps[0].params or ()]
    return "[" + ", ".join(f"({packed(W)}, {packed(b)})" for W, b in layers) + "]"


def sizes_of(run: Run) -> list[int]:
    """n_0 ... n_L."""
    return [run.params[0].W.shape[1], *(len(layer.W) for layer in run.params)]


def _net(run: Run, library: str, imports: str, body: str) -> str:
    weights = "\n".join(f"    ({packed(layer.W)}, {packed(layer.b)})," for layer in run.params)
    sizes = "-".join(map(str, sizes_of(run)))
    return NET.format(sizes=sizes, library=library, imports=imports, weights=weights, body=body)


def unknown_to(library: str, run: Run) -> str:
    """The sentence that says which activation "torch" or "keras" has no name for; nothing if it has one for each."""
    labels = dict.fromkeys(g.label for g in run.activations if not getattr(g, library))
    return (
        f"{LIBRARIES[library]} has no {' and no '.join(labels)} by name: this net has no code there." if labels else ""
    )


def _names(run: Run, library: str) -> list[str]:
    if problem := unknown_to(library, run):
        raise ValueError(problem)
    return [getattr(g, library) for g in run.activations]


def torch_code(run: Run) -> str:
    """The net as a torch.nn.Sequential in float64, with its weights. Raises ValueError if `unknown_to` says so."""
    sizes = sizes_of(run)
    lines = "\n".join(
        f"    torch.nn.Linear({n_prev}, {n}),\n    torch.nn.{name},"
        for n_prev, n, name in zip(sizes[:-1], sizes[1:], _names(run, "torch"), strict=True)
    )
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
    """The net as a keras.Sequential, with its weights. Raises ValueError if `unknown_to` says so."""
    sizes = sizes_of(run)
    lines = "\n".join(
        f"    keras.layers.Dense({n}, activation={name}),"
        for n, name in zip(sizes[1:], _names(run, "keras"), strict=True)
    )
    body = f"""
net = keras.Sequential([
    keras.Input(({sizes[0]},)),
{lines}
])
net.set_weights([array for W, b in WEIGHTS for array in (unpacked(W).T, unpacked(b)[:, 0])])

# net.predict(X) has a row an example, for X (m, {sizes[0]})
"""
    return _net(run, "Keras", "import keras", body)
