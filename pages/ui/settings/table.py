"""Every setting once: its limits, its default and its words. Widgets, links and the Config are made from this table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite

import dnn

MOST_LAYERS = 6
MOST_UNITS = 64
MOST_RACING_LAYERS = 4
ONE_EACH = "one a layer"


@dataclass(frozen=True)
class Number:
    """A setting from `low` to `high`; whole if its default is."""

    label: str
    default: float
    low: float
    high: float
    step: float
    help: str = ""

    def read(self, text: str) -> float:
        """The value that `text` stands for. Raises ValueError if it is none, or out of range."""
        value = int(text) if isinstance(self.default, int) else float(text)
        if not (isfinite(value) and self.low <= value <= self.high):
            raise ValueError
        return value

    def within(self, value: float) -> float:
        """The nearest value that is allowed: a forged message may say what no widget would."""
        near = min(self.high, max(self.low, value))
        return int(near) if isinstance(self.default, int) else near

    @property
    def allowed(self) -> str:
        kind = "a whole number" if isinstance(self.default, int) else "a number"
        return f"{kind} from {self.low:g} to {self.high:g}"


@dataclass(frozen=True)
class Choice:
    """A setting with named values; a link may give the name or the label."""

    label: str
    default: str
    labels: Mapping[str, str] = field(default_factory=dict)  # name -> what the reader sees
    help: str = ""

    def read(self, text: str) -> str:
        """The label that `text`, a name or a label, stands for. Raises ValueError if it is neither."""
        if text in self.labels:
            return self.labels[text]
        if text in self.labels.values():
            return text
        raise ValueError

    def name(self, label: str) -> str:
        """The registry's name of a label."""
        return next(name for name, known in self.labels.items() if known == label)

    @property
    def allowed(self) -> str:
        return "one of " + ", ".join(self.labels)


@dataclass(frozen=True)
class Flag:
    """A setting that is on or off."""

    label: str
    default: bool = False
    help: str = ""

    def read(self, text: str) -> bool:
        """true or false. Raises ValueError for anything else."""
        if text.lower() not in ("true", "false"):
            raise ValueError
        return text.lower() == "true"

    allowed = "true or false"


@dataclass(frozen=True)
class Widths:
    """Units of each hidden layer as text, such as 10-10; may be empty if `optional`."""

    label: str
    default: str
    optional: bool = False
    help: str = ""

    def widths(self, text: str) -> tuple[int, ...]:
        """10-10 as (10, 10); () for nothing. Raises ValueError with a sentence for the reader."""
        parts = tuple(int(part) for part in text.split("-") if part.isascii() and part.isdigit() and len(part) < 4)
        bad = len(parts) != text.count("-") + 1 or len(parts) > MOST_RACING_LAYERS
        if text.strip() == "" and self.optional:
            return ()
        if bad or not all(1 <= n <= MOST_UNITS for n in parts):
            raise ValueError(f"{self.label} must be {self.allowed}.")
        return parts

    def read(self, text: str) -> str:
        """The text itself. Raises ValueError if it names no net."""
        self.widths(text)
        return text

    @property
    def allowed(self) -> str:
        what = f"1 to {MOST_RACING_LAYERS} whole numbers from 1 to {MOST_UNITS} with - between, such as 10-10"
        return f"empty, or {what}" if self.optional else what


def labels(registry) -> dict[str, str]:
    """name -> label of a registry's records."""
    return {name: record.label for name, record in registry.items()}


DEFAULT = dnn.Config()
_PLANE = labels({name: source for name, source in dnn.DATASETS.items() if source.kind == "plane"})
_ACTIVATIONS = labels(dnn.ACTIVATIONS)
Setting = Number | Choice | Flag | Widths
SETTINGS: dict[str, Setting] = {
    "dataset": Choice("Data set", "circles", _PLANE),
    "examples": Number("Examples m", 300, 20, 2000, 10),
    "noise": Number("Noise", DEFAULT.noise, 0.0, 0.5, 0.01, "Standard deviation of what is added to each point."),
    "train_share": Number("Train share", DEFAULT.train_share, 0.1, 0.9, 0.05, "The rest is the test part."),
    "data_seed": Number("Data seed", 1, 0, 9999, 1, "The same seed gives the same points."),
    "depth": Number("Hidden layers", 2, 0, MOST_LAYERS, 1, "0 hidden layers is logistic regression."),
    "activation": Choice(
        "Activation g", "tanh", {**_ACTIVATIONS, "one_each": ONE_EACH}, "Of the hidden layers; the output is a sigmoid."
    ),
    "slope": Number("Slope of leaky ReLU", DEFAULT.slope, 0.0, 0.9, 0.01, "g(z) = slope · z for z < 0."),
    "initializer": Choice("Initialization", "xavier", labels(dnn.INITIALIZERS), "How the first W are drawn; b = 0."),
    "seed": Number("Weights seed", 1, 0, 9999, 1, "The same seed gives the same first weights and batches."),
    "alpha": Number(
        "Learning rate α", DEFAULT.alpha, 1e-5, 100.0, 0.05, "W := W - α dW. May be changed while it trains."
    ),
    "optimizer": Choice("Optimizer", "gradient_descent", labels(dnn.OPTIMIZERS)),
    "batch_size": Number("Batch size", 0, 0, 2000, 1, "Examples in one iteration; 0 is the full batch."),
    "l2": Number("L2 penalty λ", 0.0, 0.0, 10.0, 0.05, "Adds λ/2m · ΣW² to the cost J."),
    "l1": Number("L1 penalty", 0.0, 0.0, 10.0, 0.05, "Adds λ/m · Σ|W| to the cost J."),
    "max_iterations": Number("Stop after iterations", 0, 0, 1_000_000, 100, "0: no such stop."),
    "target_cost": Number("Stop at training cost", 0.0, 0.0, 10.0, 0.01, "0: no such stop."),
}
for _l in range(1, MOST_LAYERS + 1):
    SETTINGS[f"units_{_l}"] = Number(f"Units of layer {_l}", 8, 1, MOST_UNITS, 1)
    SETTINGS[f"activation_{_l}"] = Choice(f"Activation of layer {_l}", "tanh", _ACTIVATIONS)
for _name, _feature in dnn.FEATURES.items():
    SETTINGS[f"feature_{_name}"] = Flag(_feature.label)
# The images' page has settings of its own, with defaults that suit images.
SETTINGS |= {
    "images": Choice("Images", "faces", {"faces": "faces or not", "digits": "ten digits", "pair": "two digits"}),
    "digit_0": Number("First digit", 3, 0, 9, 1),
    "digit_1": Number("Second digit", 8, 0, 9, 1),
    "image_depth": replace(SETTINGS["depth"], default=1, low=1, high=3, help=""),
    "image_activation": Choice("Activation g", "tanh", _ACTIVATIONS, "Of the hidden layers."),
    "image_l2": replace(SETTINGS["l2"], default=1.5, high=15.0, step=0.5),
    "image_alpha": replace(SETTINGS["alpha"], default=0.1),
    **{f"image_{name}": SETTINGS[name] for name in ("initializer", "optimizer", "batch_size", "seed", "data_seed")},
    **{f"image_units_{l}": replace(SETTINGS[f"units_{l}"], default=n) for l, n in enumerate((20, 7, 5), start=1)},
}
# So does the parity page's race.
SETTINGS |= {
    "race_bits": Number("Bits n", 6, 2, 10, 1),
    "race_inputs": Choice("A bit is", "parity", {"parity": "-1 or 1", "parity_01": "0 or 1"}),
    "race_1": Widths("Net 1, hidden layers", "24", help="Units of each hidden layer, such as 24 or 10-10."),
    "race_2": Widths("Net 2, hidden layers", "10-10", optional=True),
    "race_3": Widths("Net 3, hidden layers", "7-7-7", optional=True),
    "race_activation": Choice("Activation g", "tanh", _ACTIVATIONS, "Of the hidden layers; the output is a sigmoid."),
    "race_initializer": SETTINGS["initializer"],
    "race_optimizer": SETTINGS["optimizer"],
    "race_alpha": replace(SETTINGS["alpha"], default=1.0),
    "race_seeds": Number("Seeds", 20, 1, 20, 1, "So many nets of each shape are trained together."),
    "race_seed": Number("Seed shown in the maps", 1, 1, 20, 1),
    "race_noise": Number("Noise on them", 0.3, 0.0, 1.0, 0.05, "Standard deviation added to every hand-set weight."),
}
