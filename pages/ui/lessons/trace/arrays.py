"""The arrays of an iteration by name: with what the browser needs to show each of them in numbers and colours."""

from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

import numpy as np

Kind = Literal["unit", "weight", "bias", ""]
MOST_DIGITS = 6  # behind the point; smaller numbers are written with a power of ten


@dataclass(frozen=True)
class Format:
    """How numbers of an array are written: so many digits behind the point, or behind that of a power of ten."""

    digits: int
    power: bool = False
    whole: bool = False  # whole numbers are, and need no more digits

    @classmethod
    def of(cls, *arrays: np.ndarray, significant: int = 2) -> "Format":
        """What shows so many digits of the largest number; two digits behind the point at least."""
        if all((array == np.round(array)).all() and (np.abs(array) < 1e5).all() for array in arrays):
            return cls(0, whole=True)
        largest = max(float(np.abs(array[np.isfinite(array)]).max(initial=0)) for array in arrays)
        if largest == 0:  # and the rest has no value
            return cls(2)
        digits = significant - 1 - int(np.floor(np.log10(largest)))
        return cls(2, power=True) if digits > MOST_DIGITS or largest >= 1e5 else cls(max(2, digits))

    def finer(self, by: int) -> "Format":
        """With more digits."""
        return self if self.whole else Format(self.digits + by, self.power)

    @np.errstate(invalid="ignore")  # infinity % 1
    def shown(self, values: np.ndarray) -> np.ndarray:
        """The values as they are written, of the same shape."""
        if self.power:
            return np.vectorize(lambda value: float(f"{value:.{self.digits}e}"), otypes=[float])(values)
        scaled = np.abs(values) * 10.0**self.digits
        rounded = np.copysign(np.floor(scaled + 0.5) / 10.0**self.digits, values)
        for place in np.argwhere(np.abs(scaled % 1 - 0.5) < 1e-6):  # where the last bit decides
            exact, unit = Decimal(float(values[tuple(place)])), Decimal(1).scaleb(-self.digits)
            rounded[tuple(place)] = float(exact.quantize(unit, ROUND_HALF_UP))
        return rounded

    def unit(self, values: np.ndarray) -> np.ndarray:
        """What the last digit that is written of each value stands for."""
        if not self.power:
            return np.full(values.shape, 10.0**-self.digits)
        return 10.0 ** (np.floor(np.log10(np.maximum(np.abs(values), 1e-300))) - self.digits)


@dataclass(frozen=True)
class Named:
    """An array, where in the net it belongs, and with which others it is compared: they have one scale of colours."""

    name: str
    values: np.ndarray  # (rows, columns)
    family: str
    kind: Kind = ""
    layer: int = 0
    label: str = ""  # where the name alone does not say it

    @property
    def zero(self) -> bool:
        """Whether all of it is 0."""
        return not self.values.any()

    @property
    def format(self) -> Format:
        """How its numbers are written where no block wants more."""
        return Format(4) if self.name == "J" else Format.of(self.values)


def sent(arrays: dict[str, Named]) -> dict[str, Any]:
    """All of them as the browser takes them; what is not finite is null."""
    largest: dict[str, float] = {}
    for each in arrays.values():
        finite = np.abs(each.values[np.isfinite(each.values)]).max(initial=0)
        largest[each.family] = max(largest.get(each.family, 0.0), float(finite))
    return {
        name: asdict(each.format)
        | {
            "rows": each.values.shape[0],
            "columns": each.values.shape[1],
            "values": [value if np.isfinite(value) else None for value in each.values.ravel().tolist()],
            "largest": largest[each.family],
            "kind": each.kind,
            "layer": each.layer,
            "label": each.label or name,
            "zero": each.zero,
        }
        for name, each in arrays.items()
    }
