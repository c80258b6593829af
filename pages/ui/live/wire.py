"""One frame as bytes: the length of a JSON header, the header, then raw arrays and images one after the other."""

import json
import struct
from collections.abc import Mapping

import numpy as np

DTYPES = {"float32", "uint8"}


def pack(header: dict, segments: Mapping[str, np.ndarray | bytes]) -> bytes:
    """`header` plus, under "segments", name -> [dtype, first byte, number of items] for what follows it.

    float32 arrays start at multiples of 4 bytes after the header, so that a browser can view them in place.
    """
    table, parts, position = {}, [], 0
    for name, content in segments.items():
        array = np.frombuffer(content, np.uint8) if isinstance(content, bytes) else np.ascontiguousarray(content)
        if array.dtype.name not in DTYPES:
            array = array.astype(np.float32)
        table[name] = [array.dtype.name, position, array.size]
        raw = array.tobytes()
        raw += bytes(-len(raw) % 4)
        parts.append(raw)
        position += len(raw)
    text = json.dumps({**header, "segments": table}, allow_nan=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    return struct.pack("<I", len(text)) + text + b"".join(parts)
