"""Choices are looked up by name: one dict a kind, and one sentence for a name that is not in it."""

from collections.abc import Mapping
from typing import TypeVar

Record = TypeVar("Record")


def lookup(registry: Mapping[str, Record], name: str, kind: str) -> Record:
    """The record called `name`. Raises ValueError with the allowed names if there is none."""
    if name not in registry:
        raise ValueError(f"unknown {kind} {name!r}: choose one of {', '.join(registry)}")
    return registry[name]
