"""One frame as bytes: the length of a JSON header, the header, then raw arrays and images one after the other."""

import json
import struct
from collections.abc import Mapping

import numpy as np

LARGEST = np.finfo(np.float32).max


def pack(header: dict, segments: Mapping[str, np.ndarray | bytes]) -> bytes:
    """`header` plus, under "segments", name -> [dtype, first byte, number of items] for what follows it.

    Arrays start at multiples of 8 bytes of the frame, so that a browser can view them in place. Numbers are sent as
    float32, or as float64 where one of them is larger than that can hold, as the cost of a run that diverges.
    """
    table, parts, position = {}, [], 0
    for name, content in segments.items():
        array = np.frombuffer(content, np.uint8) if isinstance(content, bytes) else np.ascontiguousarray(content)
        if array.dtype != np.uint8:
            fits = not (np.isfinite(array) & (np.abs(array) > LARGEST)).any()
            array = array.astype(np.float32 if fits else np.float64, copy=False)
        table[name] = [array.dtype.name, position, array.size]
        raw = array.tobytes()
        raw += bytes(-len(raw) % 8)
        parts.append(raw)
        position += len(raw)
    text = json.dumps({**header, "segments": table}, allow_nan=False, separators=(",", ":")).encode()
    text += b" " * (-(4 + len(text)) % 8)
    return struct.pack("<I", len(text)) + text + b"".join(parts)
