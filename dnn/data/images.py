"""The real images beside this file, as examples."""

from functools import cache
from pathlib import Path

import numpy as np

from .labels import one_hot

FOLDER = Path(__file__).parent


@cache
def images(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Images (m, height, width) in [0, 1] and labels (m,) of dnn/data/`name`.npz; read-only."""
    with np.load(FOLDER / f"{name}.npz", allow_pickle=False) as archive:
        pixels = archive["images"] / float(archive["white"])
        labels = archive["labels"].astype(int)
    for array in (pixels, labels):
        array.flags.writeable = False
    return pixels, labels


def digits(m, noise, rng):
    """1797 handwritten digits of 8x8 pixels in [0, 1], one column an image; Y one-hot (10, 1797)."""
    pixels, labels = images("digits")
    return pixels.reshape(len(pixels), -1).T.copy(), one_hot(labels, 10)


def faces(m, noise, rng):
    """200 images of 25x25 pixels in [0, 1], the first 100 of them faces (class 1)."""
    pixels, labels = images("faces")
    return pixels.reshape(len(pixels), -1).T.copy(), labels[np.newaxis].astype(float)
