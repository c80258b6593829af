"""One frame as bytes, for wire.js: what lasts is sent once, what passes and the arrays each time.

uint32  number of the lasting part
uint32  its length in bytes, 0 where this browser has it already
uint32  length of the passing part in bytes
JSON    the lasting part, with "segments": [name, dtype] of each array
JSON    the passing part, with "sizes": items of each array; then spaces, so that arrays start at multiples of 8
arrays  one after the other, each filled up to a multiple of 8 bytes
"""

import json
import struct
from collections.abc import Mapping

import numpy as np

LARGEST = np.finfo(np.float32).max
SMALL = {np.dtype(name): name for name in ("uint8", "int8")}  # sent as they are; a dtype's own `name` is slow
MOST_KNOWN = 16  # lasting parts that a browser keeps


class Encoder:
    """Frames for one browser."""

    def __init__(self):
        self._known: dict[bytes, int] = {}
        self._count = 0

    def encode(self, lasting: dict, passing: dict, arrays: Mapping[str, np.ndarray]) -> bytes:
        """A frame. NaN and infinities are all right in arrays alone.

        Numbers are sent as float32, or as float64 where one of them is larger than that can hold, as the cost of a run
        that diverges.
        """
        segments, sizes, parts = [], [], []
        for name, content in arrays.items():
            array = np.ascontiguousarray(content)
            kind = SMALL.get(array.dtype)
            if kind is None:
                fits = not (np.isfinite(array) & (np.abs(array) > LARGEST)).any()
                array, kind = (
                    (array.astype(np.float32, copy=False), "float32")
                    if fits
                    else (array.astype(np.float64, copy=False), "float64")
                )
            segments.append([name, kind])
            sizes.append(array.size)
            raw = array.tobytes()
            parts.append(raw + bytes(-len(raw) % 8))
        number, text = self._numbered(_json(lasting | {"segments": segments}))
        passes = _json(passing | {"sizes": sizes})
        passes += b" " * (-(12 + len(text) + len(passes)) % 8)
        return struct.pack("<III", number, len(text), len(passes)) + text + passes + b"".join(parts)

    def _numbered(self, text: bytes) -> tuple[int, bytes]:
        """The number of a lasting part, and what has to be sent of it."""
        if text in self._known:
            return self._known[text], b""
        if len(self._known) == MOST_KNOWN:
            del self._known[next(iter(self._known))]  # the browser forgets the oldest, too
        self._count += 1
        self._known[text] = self._count
        return self._count, text


def _json(content: dict) -> bytes:
    return json.dumps(content, allow_nan=False, separators=(",", ":")).encode()
