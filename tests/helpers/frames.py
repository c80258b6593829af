"""Frames as a browser reads them."""

import json
import struct

import numpy as np

from pages.ui.live.updates import Updates


def unpacked(frame: bytes):
    """What wire.js does: header and arrays by name."""
    length = struct.unpack("<I", frame[:4])[0]
    header = json.loads(frame[4 : 4 + length])
    arrays = {}
    for name, (dtype, start, items) in header["segments"].items():
        assert (4 + length + start) % 8 == 0
        arrays[name] = np.frombuffer(frame, dtype, items, 4 + length + start)
    return header, arrays


def drawn(pictures, run, slow: bool = True) -> Updates:
    """What pictures have to say of a run."""
    updates = Updates()
    pictures.draw(run, updates, slow)
    return updates


def values(updates: list[dict], arrays, figure: str, attribute: str, trace: int = 0) -> np.ndarray:
    """The new values of one attribute of one trace; of rows and columns as (rows, columns)."""
    for update in updates:
        if update["figure"] == figure and attribute in update.get("set", ()) and trace in update["traces"]:
            array = arrays[update["set"][attribute][update["traces"].index(trace)]]
            return array.reshape(-1, update["columns"]) if "columns" in update else array
    raise KeyError(f"{figure}: no {attribute} of trace {trace}")


def image_of(updates: list[dict], arrays, figure: str) -> bytes:
    """The new image of a figure."""
    return bytes(
        next(arrays[update["image"]] for update in updates if update["figure"] == figure and "image" in update)
    )
