"""Parameters on disk: a .npz of plain arrays, never pickles, and a file that is not one is refused in a sentence."""

from collections.abc import Sequence
from typing import Any
from zipfile import ZipFile

import numpy as np

from ..checks import check_params
from ..network import Layer, layer_sizes

NOT_WHOLE = "this is not a whole .npz file of parameters"
LARGEST_BYTES = 64 * 2**20  # unpacked; the largest net of the course's assignments takes 2 MB


def save_params(file, params: Sequence[Layer]) -> None:
    """Write W1, b1, W2, b2 ... to a path, whatever its ending, or to a binary file."""
    arrays: dict[str, Any] = {}
    for l, layer in enumerate(params, start=1):
        arrays[f"W{l}"], arrays[f"b{l}"] = layer
    if hasattr(file, "write"):
        np.savez(file, **arrays)
        return
    with open(file, "wb") as opened:  # given a path, savez would add .npz to its name
        np.savez(opened, **arrays)


def load_params(file) -> tuple[Layer, ...]:
    """Read what `save_params` wrote, from a path or a binary file.

    Raises ValueError, in one sentence, if the file is truncated, foreign, too large when unpacked, holds anything
    but finite numbers under W1, b1, W2, b2 ..., or if two layers do not fit each other.
    """
    # Readers of zip and npy raise nearly anything for a damaged file.
    try:
        with ZipFile(file) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except Exception as error:
        raise ValueError(NOT_WHOLE) from error
    if unpacked > LARGEST_BYTES:
        raise ValueError(f"the file unpacks to {unpacked:,} bytes: at most {LARGEST_BYTES:,} are read")
    try:
        if hasattr(file, "seek"):
            file.seek(0)
        with np.load(file, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
    except Exception as error:
        raise ValueError(NOT_WHOLE) from error
    return _layers(arrays)


def _layers(arrays: dict[str, np.ndarray]) -> tuple[Layer, ...]:
    depth = len(arrays) // 2
    expected = {f"{kind}{l}" for l in range(1, depth + 1) for kind in "Wb"}
    if not depth or set(arrays) != expected:
        raise ValueError(f"the file holds {', '.join(sorted(arrays)) or 'nothing'}: expected W1, b1, W2, b2 and so on")
    for name, array in arrays.items():
        if not isinstance(array, np.ndarray):
            raise ValueError(f"{name} is no array: {NOT_WHOLE}")
        if array.dtype.kind != "f" or array.ndim != 2 or not array.size:
            raise ValueError(f"{name} is an array {array.shape} of {array.dtype}: expected a matrix of real numbers")
        if not np.isfinite(array).all():
            raise ValueError(f"{name} holds a number that is not finite")
    params = tuple(Layer(arrays[f"W{l}"], arrays[f"b{l}"]) for l in range(1, depth + 1))
    check_params(params, layer_sizes(params))
    return params
