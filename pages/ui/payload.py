"""One frame as bytes: the length of a JSON header, the header, then raw arrays and images one after the other."""

import io
import json
import struct
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from PIL import Image

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


def palette_png(indices: np.ndarray, palette: np.ndarray) -> bytes:
    """Palette indices (height, width) uint8 and colours (n, 4) RGBA uint8 as PNG."""
    image = Image.frombytes("P", indices.shape[::-1], indices.tobytes())
    image.putpalette(palette[:, :3].tobytes())
    file = io.BytesIO()
    image.save(file, "PNG", transparency=palette[:, 3].tobytes(), compress_level=6)
    return file.getvalue()


def thinned(x: np.ndarray, *ys: np.ndarray, most: int = 600) -> list[np.ndarray]:
    """At most about `most` points of curves over x (n,): of each stretch the ends and the extremes of the first y."""
    if len(x) <= most:
        return [x, *ys]
    edges = np.unique(np.linspace(0, len(x), most // 3 + 1).astype(int))
    keep = {0, len(x) - 1}
    for start, stop in pairwise(edges):
        part = ys[0][start:stop]
        keep |= {int(start), int(start + np.argmin(part)), int(start + np.argmax(part))}
    kept = np.array(sorted(keep))
    return [values[kept] for values in (x, *ys)]
