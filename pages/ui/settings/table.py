"""Every setting once: its limits, its default and its words; and for each page the table of those it has."""

from dataclasses import replace
from typing import Any

import dnn
from pages.ui.settings.kinds import MOST_UNITS, Bits, Choice, Flag, Number, Setting, Widths
from pages.ui.settings.page_table import Table

MOST_LAYERS = 6
MOST_RACING_BITS = 10
MOST_ITERATIONS = 1000  # that one goes through block by block
ONE_EACH = "one a layer"


def labels(registry) -> dict[str, str]:
    """name -> label of a registry's records."""
    return {name: record.label for name, record in registry.items()}


DEFAULT = dnn.Config()
_PLANE = labels({name: source for name, source in dnn.DATASETS.items() if source.kind == "plane"})
_ACTIVATIONS = labels(dnn.ACTIVATIONS)
_DATA: dict[str, Setting] = {
    "dataset": Choice("Data set", "circles", _PLANE),
    "noise": Number(
        "Noise", DEFAULT.noise, 0.0, 0.5, 0.01, "Standard deviation of what is added to each point.", slider=True
    ),
    "examples": Number("Examples m", 300, 20, 2000, 10, slider=True),
    "train_share": Number(
        "Train share", DEFAULT.train_share, 0.1, 0.9, 0.05, "The rest is the test part.", slider=True
    ),
    "data_seed": Number("Data seed", 1, 0, 9999, 1, "The same seed gives the same points."),
}
_FEATURES: dict[str, Setting] = {f"feature_{name}": Flag(feature.label) for name, feature in dnn.FEATURES.items()}
_LAYERS = range(1, MOST_LAYERS + 1)
_NETWORK: dict[str, Setting] = {
    "depth": Number("Hidden layers", 2, 0, MOST_LAYERS, 1, "0 hidden layers is logistic regression.", slider=True),
    **{f"units_{l}": Number(f"Units of layer {l}", 8, 1, MOST_UNITS, 1) for l in _LAYERS},
    "activation": Choice(
        "Activation g", "tanh", {**_ACTIVATIONS, "one_each": ONE_EACH}, "Of the hidden layers; the output is a sigmoid."
    ),
    **{f"activation_{l}": Choice(f"Activation of layer {l}", "tanh", _ACTIVATIONS) for l in _LAYERS},
    "slope": Number("Slope of leaky ReLU", DEFAULT.slope, 0.0, 0.9, 0.01, "g(z) = slope · z for z < 0."),
    "initializer": Choice("Initialization", "xavier", labels(dnn.INITIALIZERS), "How the first W are drawn; b = 0."),
}
_LEARNING: dict[str, Setting] = {
    "alpha": Number(
        "Learning rate α", DEFAULT.alpha, 1e-5, 100.0, 0.05, "W := W - α dW. May be changed while it trains."
    ),
    "optimizer": Choice("Optimizer", "gradient_descent", labels(dnn.OPTIMIZERS)),
    "batch_size": Number("Batch size", 0, 0, 2000, 1, "Examples in one iteration; 0 is the full batch."),
    "l2": Number("L2 penalty λ", 0.0, 0.0, 10.0, 0.05, "Adds λ/2m · ΣW² to the cost J."),
    "l1": Number("L1 penalty", 0.0, 0.0, 10.0, 0.05, "Adds λ/m · Σ|W| to the cost J."),
    "max_iterations": Number("Stop after iterations", 0, 0, 1_000_000, 100, "0: no such stop."),
    "target_cost": Number("Stop at training cost", 0.0, 0.0, 10.0, 0.01, "0: no such stop."),
    "seed": Number("Weights seed", 1, 0, 9999, 1, "The same seed gives the same first weights and batches."),
}
_OUTPUT: dict[str, Setting] = {
    "output": Choice("Output", "probability", {"probability": "probability", "decisions": "decisions"}),
    "train_points": Flag("Training points", True),
    "test_points": Flag("Test points", True),
    "wrong_points": Flag("Only wrong points", help="Those on the other class's side of the line."),
}
_ALL = _DATA | _FEATURES | _NETWORK | _LEARNING


def _other(setting: Setting, **changes: Any) -> Setting:
    """The same with another default, other limits or words."""
    return replace(setting, **changes)


_SAME_G = {"activation": _other(_ALL["activation"], labels=_ACTIVATIONS)}


def _some(names: str) -> dict[str, Setting]:
    return {name: _ALL[name] for name in names.split()}


PLAYGROUND = Table(_ALL | _OUTPUT)
_SMALL = range(1, 5)  # hidden layers of a net whose every number is looked at
ONE_ITERATION = Table(
    _some("dataset noise")
    | {"step_m": Number("Examples m in this iteration", 2, 1, 200, 1, "The classes take turns.")}
    | {"depth": _other(_ALL["depth"], default=1, high=len(_SMALL))}
    | {f"units_{l}": _other(_ALL[f"units_{l}"], default=2, high=8) for l in _SMALL}
    | _some("activation")
    | _some(" ".join(f"activation_{l}" for l in _SMALL))
    | _some("slope initializer alpha seed data_seed")
    # set by the page itself, where its reader stands
    | {"step": Number("Step", 1, 1, 99, 1), "iteration": Number("Iteration", 1, 1, MOST_ITERATIONS, 1)}
    | {
        "mistake": Choice(
            "The backward pass",
            "none",
            {
                "none": "is right",
                "slope": "forgets g′",
                "mean": "forgets 1/m",
                "transpose": "forgets to transpose W",
                "penalty": "forgets λ",
            },
            "Only what is checked has the mistake.",
        ),
        "check_l2": Number("L2 penalty λ in the check", 0.1, 0.0, 10.0, 0.1, "Adds λ/2m · ΣW² to J, λ/m · W to dW."),
    }
)
ACTIVATIONS = Table(
    _some("dataset noise")
    | _SAME_G
    | _some("slope initializer alpha seed")
    | {"z": Number("z", 1.0, -6.0, 6.0, 0.1, slider=True)}
)
INITIALIZATION = Table(
    _some("dataset noise")
    | _SAME_G
    | _some("alpha seed")
    | {
        "spread_depth": Number("Hidden layers of 64 units", 10, 1, 20, 1, slider=True),
        "spread_activation": Choice("Their activation", "tanh", _ACTIVATIONS),
    }
)
HYPERPARAMETERS = Table(_some("dataset") | _SAME_G | _some("initializer noise examples seed"))
OWN_DATA = Table(_some("train_share data_seed") | _FEATURES | _NETWORK | _LEARNING | _OUTPUT)
CHECK = Table(
    {
        "check_sizes": Widths("Layer sizes", "3-2-1"),
        "check_hidden": Choice("Hidden activation g", "relu", {name: name for name in ("relu", "tanh", "sigmoid")}),
        "check_rule": Choice(
            "W was drawn by",
            "small",
            {
                "small": "randn · 0.01",
                "xavier": "randn / √n_prev",
                "he": "randn · √(2 / n_prev), He",
                "other": "something else",
            },
        ),
        "check_seed": Number("after np.random.seed(…)", 1, 0, 10_000, 1),
    }
)

# The images' page and the parity page's race have defaults of their own, so their settings have names of their own.
_IMAGE = {
    "depth": _other(_ALL["depth"], default=1, low=1, high=3, help=""),
    **{f"units_{l}": _other(_ALL[f"units_{l}"], default=n) for l, n in enumerate((20, 7, 5), start=1)},
    "activation": _other(_SAME_G["activation"], help="Of the hidden layers."),
    "initializer": _ALL["initializer"],
    "l2": _other(_ALL["l2"], default=1.5, high=15.0, step=0.5, slider=True),
    "alpha": _other(_ALL["alpha"], default=0.1),
    **_some("optimizer batch_size seed data_seed"),
}
_RACE = {
    **_SAME_G,
    "initializer": _ALL["initializer"],
    "optimizer": _ALL["optimizer"],
    "alpha": _other(_ALL["alpha"], default=1.0),
    "bits": Number("Bits n", 6, 2, MOST_RACING_BITS, 1),
    "inputs": Choice("A bit is", "parity", {"parity": "-1 or 1", "parity_01": "0 or 1"}),
    "1": Widths("Net 1, hidden layers", "24", help="Units of each hidden layer, such as 24 or 10-10."),
    "2": Widths("Net 2, hidden layers", "10-10", optional=True),
    "3": Widths("Net 3, hidden layers", "8-7-8", optional=True),
    "seeds": Number("Seeds", 20, 1, 20, 1, "So many nets of each shape are trained together."),
    "seed": Number("Seed shown in the maps", 1, 1, 20, 1),
    "hand": Flag("Load hand-set weights", help="For nets of the XOR tree's shape, with tanh and bits -1 or 1."),
    "noise": Number(
        "Noise on them", 0.3, 0.0, 1.0, 0.05, "Standard deviation added to every hand-set weight.", slider=True
    ),
}
IMAGES = Table(
    {
        "images": Choice("Images", "faces", {"faces": "faces or not", "digits": "ten digits", "pair": "two digits"}),
        "digit_0": Number("First digit", 3, 0, 9, 1),
        "digit_1": Number("Second digit", 8, 0, 9, 1),
        **{f"image_{name}": setting for name, setting in _IMAGE.items()},
        "unit": Number("Unit", 1, 1, MOST_UNITS, 1),
        "shared_scale": Flag("One scale for all squares"),
        "sorted": Flag("Largest outgoing weights first", True, "Sorted anew as iterations double."),
    },
    prefix="image_",
)
_CONTEST: dict[str, Setting] = {  # of constructions; set on the picture itself
    "wide_bits": Number("Bits n, where no net races", MOST_RACING_BITS, MOST_RACING_BITS, 16, 1),
    "bits": Bits("Bits x1, x2, ...", "1", 16, "Those at the end that are not given are 0."),
    "gates": Choice(
        "Units",
        "sigmoid",
        {name: _ACTIVATIONS[name] for name in ("sigmoid", "tanh", "relu")},
        "Of the constructions that can be built of them.",
    ),
    "gain": Number("Gain K", 20.0, 0.1, 20.0, 0.1, "Scales each hidden z: how sharp a sigmoid's or tanh's step is."),
    "focus": Choice("Looked at closely", "tree", labels(dnn.CONSTRUCTIONS)),
}
RACE = Table({f"race_{name}": setting for name, setting in _RACE.items()} | _CONTEST, prefix="race_")

PAGES = {  # by the page's title
    "Playground": PLAYGROUND,
    "One iteration": ONE_ITERATION,
    "Activations": ACTIVATIONS,
    "Initialization": INITIALIZATION,
    "Hyperparameters": HYPERPARAMETERS,
    "First layer": IMAGES,
    "Parity": RACE,
    "Own data": OWN_DATA,
    "Check my notebook": CHECK,
}
EVERYWHERE: dict[str, Setting] = {"present": Flag("Presenter mode")}
SETTINGS = EVERYWHERE.copy()  # all of them; a name that pages share is the playground's
for _table in reversed(PAGES.values()):
    SETTINGS |= _table.settings
