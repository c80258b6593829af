"""The finished cells of an experiment as a CSV file, written one by one, so that a killed run loses none of them."""

import csv
import os
from collections.abc import Iterable
from operator import itemgetter
from pathlib import Path

from .experiment import Cell, Experiment, Row

DIGITS = 4  # after the point: more than any share here is known to


def read(path: Path, experiment: Experiment) -> dict[Cell, Row]:
    """Cell -> its row. A last line that was cut off is left out, and a file that is not there is empty.

    Raises ValueError if the file has other columns than the experiment.
    """
    if not path.exists() or not path.read_text():
        return {}
    lines = path.read_text().splitlines(keepends=True)
    whole = [line for line in lines if line.endswith("\n")]
    header, *rows = csv.reader(whole or lines)
    columns = experiment.columns
    if header != list(columns):
        raise ValueError(f"{path} has the columns {', '.join(header)}: {experiment.name} has {', '.join(columns)}")
    table: list[Row] = [
        {name: kind(text) for (name, kind), text in zip(columns.items(), row, strict=True)}
        for row in rows
        if len(row) == len(columns)
    ]
    return {cell_of(row, experiment): row for row in table}


def cell_of(row: Row, experiment: Experiment) -> Cell:
    """The cell that a row tells of."""
    return tuple(row[name] for name in experiment.keys)


def _rounded(row: Row) -> Row:
    return {name: round(value, DIGITS) if isinstance(value, float) else value for name, value in row.items()}


def append(path: Path, experiment: Experiment, row: Row) -> None:
    """One more row, on the disk when this returns."""
    new = not path.exists() or not path.stat().st_size
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(experiment.columns), lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerow(_rounded(row))
        file.flush()
        os.fsync(file.fileno())


def write(path: Path, experiment: Experiment, rows: Iterable[Row]) -> None:
    """All rows in the order of their cells, in place of what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    with beside.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(experiment.columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            _rounded(row) for _, row in sorted(((cell_of(row, experiment), row) for row in rows), key=itemgetter(0))
        )
    os.replace(beside, path)
