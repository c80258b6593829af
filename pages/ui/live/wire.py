"""One frame as bytes, for wire.js: what lasts is sent once, what passes and the arrays each time.

uint32  number of the lasting part
uint32  its length in bytes, 0 where this browser has it already
uint32  length of the passing part in bytes
JSON    the lasting part, with "segments": [name, dtype] of each array
JSON    the passing part, with "sizes": items of each array; then spaces, so that arrays start at multiples of 8
arrays  one after the other, each filled up to a multiple of 8 bytes
"""

import json
import marshal
import struct
from collections.abc import Mapping

import numpy as np

LARGEST = np.finfo(np.float32).max
AS_THEY_ARE = {np.dtype(name): name for name in ("uint8", "int8", "float32")}  # a dtype's own `name` is slow
PLAIN = 2  # the version of marshal that writes equal things with equal bytes
MOST_KNOWN = 16  # lasting parts that a browser keeps
HEAD = struct.Struct("<III")

_encoded = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode


class Encoder:
    """Frames for one browser."""

    def __init__(self):
        self._known: dict[bytes, int] = {}  # lasting parts
        self._count = 0

    def encode(self, lasting: dict, passing: dict, arrays: Mapping[str, np.ndarray]) -> bytes:
        """A frame. NaN and infinities are all right in arrays alone.

        Numbers are sent as float32, or as float64 where one of them is larger than that can hold, as the cost of a run
        that diverges.
        """
        segments, sizes, parts = [], [], []
        for name, content in arrays.items():
            raw, kind, size = _packed(content)
            segments.append([name, kind])
            sizes.append(size)
            parts.append(raw)
            if left_over := len(raw) % 8:
                parts.append(bytes(8 - left_over))
        number, text = self._numbered(lasting | {"segments": segments})
        passes = _json(passing | {"sizes": sizes})
        passes += b" " * (-(12 + len(text) + len(passes)) % 8)
        return b"".join([HEAD.pack(number, len(text), len(passes)), text, passes, *parts])

    def _numbered(self, lasting: dict) -> tuple[int, bytes]:
        """The number of a lasting part, and what has to be sent of it. Most are known, and JSON is slow."""
        try:
            key = marshal.dumps(lasting, PLAIN)
        except ValueError:  # it holds more than the plain values of Python
            key = _json(lasting)
        if key in self._known:
            return self._known[key], b""
        if len(self._known) == MOST_KNOWN:
            del self._known[next(iter(self._known))]  # the browser forgets the oldest, too
        text = _json(lasting)
        self._count += 1
        self._known[key] = self._count
        return self._count, text


def _packed(content: np.ndarray) -> tuple[bytes, str, int]:
    """Bytes, dtype and number of items."""
    array = np.asarray(content)
    kind = AS_THEY_ARE.get(array.dtype)
    if kind is None:
        fits = np.abs(array).max(initial=0) <= LARGEST or not (np.isfinite(array) & (np.abs(array) > LARGEST)).any()
        kind = "float32" if fits else "float64"
        array = array.astype(kind, copy=False)
    return array.tobytes(), kind, array.size


def _json(content: dict) -> bytes:
    return _encoded(content).encode()
