"""Each plane set as a few of its points, for a picture the size of a thumb."""

import numpy as np

import dnn

EXAMPLES = 120


def thumbnails() -> dict[str, list[list[float]]]:
    """Name -> [x1, x2, class] of each point, x1 and x2 from 0 to 1 on one scale, as they are at the default noise."""
    plane = (name for name, source in dnn.DATASETS.items() if source.kind == "plane")
    return {name: _points(name) for name in plane}


def _points(name: str) -> list[list[float]]:
    train, _, test = dnn.make_split(dnn.Config(dataset=name, examples=EXAMPLES))[:3]
    X, Y = np.hstack([train.X, test.X]), np.hstack([train.Y, test.Y])
    low, high = X.min(axis=1, keepdims=True), X.max(axis=1, keepdims=True)
    shares = 0.5 + (X - (low + high) / 2) / (high - low).max()  # (2, m)
    return [[*row, int(kind)] for row, kind in zip(shares.T.round(3).tolist(), Y[0].tolist(), strict=True)]
