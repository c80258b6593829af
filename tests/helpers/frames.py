"""Frames as a browser reads them."""

import json
import struct

import numpy as np


def unpacked(frame: bytes):
    """What live.js does: header and arrays by name."""
    length = struct.unpack("<I", frame[:4])[0]
    header = json.loads(frame[4 : 4 + length])
    arrays = {}
    for name, (dtype, start, items) in header["segments"].items():
        assert (4 + length + start) % 4 == 0
        arrays[name] = np.frombuffer(frame, dtype, items, 4 + length + start)
    return header, arrays
