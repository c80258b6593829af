"""Labels as the columns that a net's output layer is compared with."""

import numpy as np


def one_hot(labels, n_classes: int) -> np.ndarray:
    """Labels (m,) in 0 ... n_classes - 1 as columns (n_classes, m). Raises ValueError for a label outside."""
    labels = np.asarray(labels)
    outside = (labels < 0) | (labels >= n_classes) | (labels != np.round(labels))
    if outside.any():
        raise ValueError(f"label {labels[outside][0]} is outside the classes 0 to {n_classes - 1}")
    return np.eye(n_classes)[:, labels.astype(int)]
