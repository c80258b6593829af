"""What a setting can be: each kind reads a link, keeps to its limits, and draws its widget on a place it is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_UNITS = 64
MOST_RACING_LAYERS = 4
SHOWN = 40  # characters of a bad value that are repeated to the reader
Place = Any  # what has Streamlit's widgets as methods: a column, a container, or the module itself


def short(text: str) -> str:
    """A value from outside on one short line."""
    shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return "".join(character if character.isprintable() else "?" for character in shown)


class Kind:
    """What the kinds share, and what each of them has in its own way."""

    label: str
    help: str

    @property
    def allowed(self) -> str:
        """What `read` takes, in words."""
        raise NotImplementedError

    def read(self, text: str) -> Any:
        """The value that `text` stands for. Raises ValueError if there is none."""
        raise NotImplementedError

    def take(self, value: Any) -> Any:
        """A value as JSON has it. Raises ValueError if it is of another type, or not allowed."""
        if not isinstance(value, str):
            raise ValueError
        return self.read(value)

    @property
    def offer(self) -> dict:
        """What a control that is drawn elsewhere has to know."""
        return {"label": self.label, "help": self.help}

    def draw(self, place: Place, **options) -> Any:
        """The widget on its place; returns its value."""
        raise NotImplementedError

    def written(self, value: Any) -> str:
        """A value as a link may give it."""
        return str(value)

    def shown(self, value: Any) -> str:
        """A value as its widget shows it, and so as Streamlit has it in the address."""
        return self.written(value)

    def within(self, value: Any) -> Any:
        """The nearest value that is allowed."""
        return value

    def about(self) -> dict:
        """What every widget is told."""
        return dict(help=self.help or None)


@dataclass(frozen=True)
class Number(Kind):
    """A setting from `low` to `high`; whole if its default is. A short range is easier on a slider."""

    label: str
    default: float
    low: float
    high: float
    step: float
    help: str = ""
    slider: bool = False

    def read(self, text: str) -> float:
        """The value that `text` stands for. Raises ValueError if it is none, or out of range."""
        return self.take(int(text) if self.whole else float(text))

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are allowed."""
        return isinstance(self.default, int)

    def take(self, value: Any) -> float:
        """As of Kind; 3.0 is a whole number too."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError
        if not (self.low <= value <= self.high) or (self.whole and value != int(value)):
            raise ValueError
        return int(value) if self.whole else float(value)

    @property
    def offer(self) -> dict:
        return super().offer | {"low": self.low, "high": self.high, "step": self.step}

    def within(self, value: float) -> float:
        """The nearest value that is allowed: a forged message may say what no widget would."""
        near = min(self.high, max(self.low, value))
        return int(near) if self.whole else near

    @property
    def allowed(self) -> str:
        kind = "a whole number" if self.whole else "a number"
        return f"{kind} from {self.low:g} to {self.high:g}"

    def draw(self, place: Place, **options) -> float:
        """The widget."""
        limits = dict(min_value=self.low, max_value=self.high, value=self.default, step=self.step)
        options |= limits | self.about()
        if self.slider:
            return place.slider(self.label, **options)
        return place.number_input(self.label, format="%d" if self.whole else "%.5g", **options)


@dataclass(frozen=True)
class Choice(Kind):
    """A setting with a registry's names as values; its widget, and so the address, shows their labels."""

    label: str
    default: str
    labels: Mapping[str, str] = field(default_factory=dict)  # name -> what the reader sees
    help: str = ""

    def read(self, text: str) -> str:
        """The name that `text`, a name or a label, stands for. Raises ValueError if it is neither."""
        if text in self.labels:
            return text
        for name, label in self.labels.items():
            if text == label:
                return name
        raise ValueError

    def shown(self, value: str) -> str:
        """The label."""
        return self.labels.get(value, value)

    def within(self, value: str) -> str:
        """The name itself, or the default for what is none."""
        return value if value in self.labels else self.default

    @property
    def allowed(self) -> str:
        return "one of " + ", ".join(self.labels)

    @property
    def offer(self) -> dict:
        return super().offer | {"choices": list(self.labels.items())}

    def draw(self, place: Place, **options) -> str:
        """The widget; returns the name."""
        names = list(self.labels)
        options |= self.about()
        return place.selectbox(self.label, names, names.index(self.default), format_func=self.shown, **options)


@dataclass(frozen=True)
class Flag(Kind):
    """A setting that is on or off."""

    label: str
    default: bool = False
    help: str = ""

    def read(self, text: str) -> bool:
        """true or false. Raises ValueError for anything else."""
        if text.lower() not in ("true", "false"):
            raise ValueError
        return text.lower() == "true"

    def take(self, value: Any) -> bool:
        """As of Kind."""
        if not isinstance(value, bool):
            raise ValueError
        return value

    def written(self, value: bool) -> str:
        """true or false."""
        return str(value).lower()

    @property
    def allowed(self) -> str:
        return "true or false"

    def draw(self, place: Place, **options) -> bool:
        """The widget."""
        return place.checkbox(self.label, self.default, **options, **self.about())


@dataclass(frozen=True)
class Widths(Kind):
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

    def draw(self, place: Place, **options) -> str:
        """The widget."""
        return place.text_input(self.label, self.default, max_chars=20, **options, **self.about())


@dataclass(frozen=True)
class Bits(Kind):
    """Some bits as text, such as 0110; 0 at the end need not be written."""

    label: str
    default: str
    most: int
    help: str = ""

    def read(self, text: str) -> str:
        """The bits without those at the end that are 0. Raises ValueError if they are none, or too many."""
        if not 1 <= len(text) <= self.most or set(text) - {"0", "1"}:
            raise ValueError(f"{self.label} must be {self.allowed}.")
        return text.rstrip("0") or "0"

    def within(self, value: Any) -> str:
        """The bits themselves, or the default for what is none."""
        try:
            return self.take(value)
        except ValueError:
            return self.default

    @property
    def allowed(self) -> str:
        return f"1 to {self.most} digits, each 0 or 1, such as 0110"

    def draw(self, place: Place, **options) -> str:
        """The widget."""
        return place.text_input(self.label, self.default, max_chars=self.most, **options, **self.about())


Setting = Number | Choice | Flag | Widths | Bits
