"""A reader's own examples: a CSV, or points put on the plane. Checked in full before a net sees them."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

import dnn

MOST_MB = 5
MOST_ROWS, LEAST_ROWS = 2000, 10
MOST_COLUMNS = 50
MOST_LABELS = 20
MOST_POINTS = 500


class Own(NamedTuple):
    """X (n_x, m), Y (1, m), and the names of the inputs."""

    X: np.ndarray
    Y: np.ndarray
    names: tuple[str, ...]

    @property
    def identity(self) -> int:
        """Changes with the data."""
        return hash((self.X.tobytes(), self.Y.tobytes(), self.names))


def plain(text: str, most: int = 40) -> str:
    """Words from a file that can hold no markup."""
    return re.sub(r"[^\w .,:;()/%+-]", " ", text).strip()[:most] or "(no name)"


def read_csv(content: bytes) -> pd.DataFrame:
    """A file as a table. Raises ValueError, with a sentence for the reader, if it cannot be one for this page."""
    if not content.strip():
        raise ValueError("The file is empty.")
    if len(content) > MOST_MB * 2**20:
        raise ValueError(f"The file has {len(content) / 2**20:.1f} MB: at most {MOST_MB} MB are read.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("The file is no text in UTF-8: save it as CSV once more.") from None
    if "\0" in text:
        raise ValueError("The file holds binary data: it must be a CSV, which is text.")
    first = text.lstrip().split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    if first.count(separator) + 1 > MOST_COLUMNS:
        raise ValueError(f"The file has {first.count(separator) + 1} columns: at most {MOST_COLUMNS} are read.")
    try:
        table = pd.read_csv(io.StringIO(text), sep=separator, nrows=MOST_ROWS + 1, skipinitialspace=True)
    except (ValueError, pd.errors.ParserError) as error:
        line = plain(str(error).strip().rsplit("\n", 1)[-1], 120)
        raise ValueError(f"The file is no table with the same columns in every row: {line}") from None
    if len(table) > MOST_ROWS:
        raise ValueError(f"The file has more than {MOST_ROWS:,} rows: take a sample of them.")
    if len(table) < LEAST_ROWS:
        raise ValueError(f"The file has {len(table)} rows below its heading: at least {LEAST_ROWS} are needed.")
    table.columns = [plain(str(name)) for name in table.columns]
    if table.shape[1] < 3:
        raise ValueError(f"The file has {table.shape[1]} columns: two numbers and a label, at least, are needed.")
    if table.columns.duplicated().any():
        raise ValueError("Two columns have the same name.")
    return table


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
            row = int(np.flatnonzero(missing)[0]) + 2
            raise ValueError(f"{name} has {missing.sum()} missing values, the first in line {row} of the file.")
    columns = []
    for name in inputs:
        values = pd.to_numeric(table[name], errors="coerce").to_numpy(float)
        bad = ~np.isfinite(values) | (np.abs(values) > 1e100)
        if bad.any():
            row = int(np.flatnonzero(bad)[0])
            cell = plain(str(table[name].iloc[row]), 30)
            raise ValueError(f"{name} has {cell} in line {row + 2} of the file, where a number belongs.")
        if np.ptp(values) == 0:
            raise ValueError(f"{name} is {values[0]:g} in every row: it tells nothing apart.")
        columns.append(values)
    Y = (table[label].astype(str) == one).to_numpy(float)[np.newaxis]
    if not 0 < Y.sum() < Y.size:
        raise ValueError(f"Every row has the same label ({label}): two classes are needed.")
    return Own(np.array(columns), Y, tuple(inputs))


def labels_of(table: pd.DataFrame, label: str) -> list[str]:
    """The values of the label. Raises ValueError if they are too many to be classes."""
    values = sorted(table[label].dropna().astype(str).unique())
    if len(values) > MOST_LABELS:
        raise ValueError(f"{label} has {len(values)} different values: a label has at most {MOST_LABELS}.")
    return values


def placed(points: list) -> Own:
    """Points (x1, x2, class) put on the plane. Raises ValueError while there are too few."""
    values = np.array(points, float).reshape(-1, 3)
    X, Y = values[:, :2].T, values[:, 2:].T
    if min((Y == 0).sum(), (Y == 1).sum()) < 3:
        raise ValueError("Put at least three points of each class on the plane.")
    return Own(X, Y, ("x1", "x2"))


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
    """Parted with the config's shares and data seed, standardized on the training part, features added."""
    data = dnn.Dataset(own.X, own.Y, "binary_cross_entropy")
    parts = dnn.split(data, config.train_share, config.dev_share, np.random.default_rng(config.data_seed))
    return dnn.prepared(dnn.standardize(parts), config)


@dataclass(frozen=True)
class OwnRun:
    """Makes runs on the reader's examples; equal if these are the same."""

    identity: str
    own: Own = field(compare=False)

    def __call__(self, configs: Sequence[dnn.Config]) -> dnn.Run:
        (config,) = configs
        return dnn.Run(config, split_of(self.own, config))
