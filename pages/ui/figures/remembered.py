"""Figures that have been made before. Making one takes ten times as long as all else that a new net needs."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

MOST = 256  # figures of the whole process, of about 10 kB


class _Array(NamedTuple):
    """An array as part of a key."""

    raw: bytes
    dtype: str
    shape: tuple[int, ...]


def remembered(make: Callable[..., go.Figure], *arguments: Any) -> dict:
    """`make(*arguments)` as JSON has it; not to be changed, since all who ask for the same get the same one.

    Arguments are plain values, tuples and lists of them, arrays, and None.
    """
    return _made(make, tuple(map(_key, arguments)))


@lru_cache(MOST)
def _made(make: Callable[..., go.Figure], keys: tuple) -> dict:
    return make(*map(_value, keys)).to_plotly_json()


def _key(value: Any) -> Hashable:
    if isinstance(value, np.ndarray):
        return _Array(value.tobytes(), value.dtype.str, value.shape)
    if isinstance(value, list | tuple):
        return type(value), tuple(map(_key, value))
    return value


def _value(key: Any) -> Any:
    if isinstance(key, _Array):
        return np.frombuffer(key.raw, key.dtype).reshape(key.shape)
    if isinstance(key, tuple):
        kind, inner = key
        values = map(_value, inner)
        return kind(*values) if hasattr(kind, "_fields") else kind(values)
    return key
