"""A run put aside to compare others with: its settings, its net as it stood, its curves."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

import dnn
from pages.ui.figures.stretches import stretches

OUT_OF_SIGHT = 100  # times a run's first cost: beyond it an axis would show nothing else


def data_of(config: dnn.Config) -> tuple:
    """All that decides what a run learns from."""
    return tuple(getattr(config, name) for name, field in dnn.FIELDS.items() if field.part == "data")


def words(value) -> str:
    """A setting's value as text: layers as 8-8, numbers without zeros behind."""
    if isinstance(value, tuple):
        return "-".join(map(str, value)) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)


def label(field: str, value) -> str:
    """A field's value as text: names of records by their labels."""
    registry = getattr(dnn.FIELDS[field].allowed, "names", {})
    record = registry.get(value) if isinstance(value, str) else None
    return getattr(record, "label", None) or words(value)


def named(field: str, value) -> str:
    """A field of a Config with its value, in as few words as a legend has room for."""
    return f"{dnn.FIELDS[field].short or field} {label(field, value)}"


def turned(field: str, before, after) -> str:
    """A change of a field; of one name into another it says the new one alone."""
    old = "" if isinstance(before, str) else f"{named(field, before)} "
    return f"{old}→ {label(field, after)}"


class Pinned(NamedTuple):
    """What is kept of it."""

    letter: str
    settings: Mapping[str, Any]  # of the page, by their names in a link
    config: dnn.Config
    snapshot: dnn.Snapshot
    activations: tuple
    curves: dict[str, np.ndarray]  # i, J, J_test

    @classmethod
    def of(cls, run, letter: str = "A", settings: Mapping[str, Any] | None = None) -> "Pinned":
        """The run as it stands, or as it is looked at, under that letter."""
        params = dnn.copied(run.params)
        snapshot = dnn.Snapshot(run.iteration, params, *(float(value) for value in run.measures))
        return cls(letter, settings or {}, run.config, snapshot, run.activations, recorded_curves(run))

    @property
    def data(self) -> tuple:
        return data_of(self.config)

    def few_points(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Iterations, J and J_test, in as few points as are worth sending, up to where they leave every other run."""
        cost = self.curves["J"]
        beyond = np.flatnonzero((cost > OUT_OF_SIGHT * cost[0]) | np.isnan(cost))
        i, *costs = (values[: beyond[0] if beyond.size else None] for values in self.curves.values())
        train, test = (stretches(i, each) for each in costs)
        return train.x, train.median, test.median

    def differences(self, config: dnn.Config) -> list[str]:
        """What its settings are where another run's are not the same."""
        return [named(name, getattr(self.config, name)) for name in dnn.changes(self.config, config)]


def recorded_curves(run) -> dict[str, np.ndarray]:
    """The recorded costs of a run up to where it stands, and the present ones at their end; in all their points."""
    history, now = run.history, run.measures
    kept = history.iteration.searchsorted(run.iteration)  # how many lie before it
    return {
        "i": np.concatenate((history.iteration[:kept], (run.iteration,))),
        "J": np.concatenate((history.cost_train[:kept], (now.cost_train,))),
        "J_test": np.concatenate((history.cost_test[:kept], (now.cost_test,))),
    }
