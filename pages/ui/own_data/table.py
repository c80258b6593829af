"""A reader's own examples: a CSV, or points put on the plane. Checked in full before a net sees them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

import dnn
from pages.ui.own_data.upload import LARGEST, plain

MOST_LABELS = 20
MOST_POINTS = 500
DRAWN_NAMES = ("x1", "x2")
PLANE = (-1.05, 1.05, -1.05, 1.05)  # what is drawn on


class Own(NamedTuple):
    """X (n_x, m), Y (1, m), and the names of the inputs."""

    X: np.ndarray
    Y: np.ndarray
    names: tuple[str, ...]
    drawn: bool = False  # by hand: on a plane that stays as it is, whatever is drawn

    @property
    def identity(self) -> int:
        """Changes with the data."""
        return hash((self.X.tobytes(), self.Y.tobytes(), self.names, self.drawn))


def numbers_of(table: pd.DataFrame) -> list[str]:
    """The columns that hold numbers, or would but for some cells."""
    return [name for name in table if pd.to_numeric(table[name], errors="coerce").notna().mean() > 0.5]


def chosen(table: pd.DataFrame, inputs: list[str], label: str, one: str) -> Own:
    """Inputs and label of a table; class 1 is where the label reads `one`. Raises ValueError in one sentence."""
    if len(inputs) < 2:
        raise ValueError("Choose at least two inputs.")
    if label in inputs:
        raise ValueError(f"{label} is the label: it cannot be an input too.")
    for name in (*inputs, label):
        missing = table[name].isna()
        if missing.any():
            line = table.index[np.flatnonzero(missing)[0]]
            raise ValueError(f"{name} has {missing.sum()} missing values, the first in line {line} of the file.")
    columns = []
    for name in inputs:
        values = pd.to_numeric(table[name], errors="coerce").to_numpy(float)
        bad = ~(np.abs(values) <= LARGEST)
        if bad.any():
            row = int(np.flatnonzero(bad)[0])
            cell = plain(str(table[name].iloc[row]), 30)
            raise ValueError(
                f"{name} has {cell} in line {table.index[row]} of the file, where a number belongs (up to {LARGEST:g})."
            )
        if np.ptp(values) == 0:
            raise ValueError(f"{name} is {values[0]:g} in every row: it tells nothing apart.")
        columns.append(values)
    Y = (table[label].astype(str) == one).to_numpy(float)[np.newaxis]
    if not 0 < Y.sum() < Y.size:
        raise ValueError(f"Every row has the same label ({label}): two classes are needed.")
    return Own(np.array(columns), Y, tuple(inputs))


def labels_of(table: pd.DataFrame, label: str) -> list[str]:
    """The values of the label. Raises ValueError if there are none, or too many to be classes."""
    values = sorted(table[label].dropna().astype(str).unique())
    if not values:
        raise ValueError(f"{label} is empty in every row: it cannot be the label.")
    if len(values) > MOST_LABELS:
        raise ValueError(f"{label} has {len(values)} different values: a label has at most {MOST_LABELS}.")
    return values


def against_rest(labels: list[str], one: str) -> str:
    """What becomes of more than two labels, in a sentence."""
    rest = [plain(label) for label in labels if label != one]
    return f"One against the rest: {plain(one)} is class 1, {', '.join(rest[:-1])} and {rest[-1]} are class 0 together."


def placed(points: list) -> Own:
    """Points (x1, x2, class) put on the plane. Raises ValueError while there are too few."""
    values = np.array(points, float).reshape(-1, 3)
    X, Y = values[:, :2].T, values[:, 2:].T
    if min((Y == 0).sum(), (Y == 1).sum()) < 3:
        raise ValueError("Put at least three points of each class on the plane.")
    return Own(X, Y, DRAWN_NAMES, drawn=True)


def checked_points(sent) -> list | None:
    """What a browser sent, if it is a list of points; else None."""
    if not isinstance(sent, list) or len(sent) > MOST_POINTS:
        return None
    for point in sent:
        if not (isinstance(point, list) and len(point) == 3 and all(isinstance(v, int | float) for v in point)):
            return None
        if not (abs(point[0]) <= 1 and abs(point[1]) <= 1 and point[2] in (0, 1)):
            return None
    return [[float(x), float(y), int(kind)] for x, y, kind in sent]


def split_of(own: Own, config: dnn.Config) -> dnn.Split:
    """Parted with the config's shares and data seed, a table standardized on the training part, features added."""
    data = dnn.Dataset(own.X, own.Y, "binary_cross_entropy")
    parts = dnn.split(data, config.train_share, config.dev_share, dnn.data_generator(config))
    return dnn.prepared(parts if own.drawn else dnn.standardize(parts), config)


@dataclass(frozen=True)
class OwnRun:
    """Makes runs on the reader's examples; equal if these are the same."""

    identity: int
    own: Own = field(compare=False)

    def __call__(self, configs: Sequence[dnn.Config]) -> dnn.Run:
        (config,) = configs
        return dnn.Run(config, split_of(self.own, config))
