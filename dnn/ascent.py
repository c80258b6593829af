"""What a unit looks for: the input that excites it most, found by gradient ascent through the backward functions.

D. Erhan, Y. Bengio, A. Courville, P. Vincent: Visualizing higher-layer features of a deep network, 2009. The norm of
the input is held, since without a bound it would only grow.
"""

from collections.abc import Sequence

import numpy as np

from .activations import Activation
from .network import Layer, layer_backward, linear_backward, network_forward


def input_gradients(params: Sequence[Layer], activations: Sequence[Activation], X) -> tuple[np.ndarray, np.ndarray]:
    """z of the last layer's unit i at column i of X (n_0, n_l), and its gradient there: (n_l,), (n_0, n_l).

    `params` are the first l layers of a net. X has as many columns as layer l has units.
    """
    _, caches = network_forward(params, activations, X)
    last = caches[-1]
    dA, _ = linear_backward(params[-1], np.eye(len(last.Z)), last.A_prev)  # dz_i / dA[l-1]
    earlier = list(zip(params, activations, caches, strict=True))[:-1]
    for layer, activation, cache in reversed(earlier):
        dA, _ = layer_backward(layer, activation, dA, cache)
    return np.diag(last.Z).copy(), dA


def preferred_inputs(
    params: Sequence[Layer],
    activations: Sequence[Activation],
    radius: float,
    low=-np.inf,
    high=np.inf,
    steps: int = 60,
    rate: float = 0.2,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The inputs (n_0, n_l), a column a unit of the last of these layers, that raise its z most; z before and after.

    From faint noise each step adds `rate` times `radius` along the gradient, then goes back into the ball
    |x| <= radius and into [low, high] (numbers, or one a feature, (n_0, 1)). The best input on the way is kept, so no
    unit ends lower than it began. For layer 1 without low and high the answer is radius times the unit's own row of W.
    """
    n_0, n = params[0].W.shape[1], len(params[-1].W)
    X = np.random.default_rng(0).standard_normal((n_0, n))
    X = np.clip(X * (0.05 * radius / np.linalg.norm(X, axis=0)), low, high)
    before, gradients = input_gradients(params, activations, X)
    best, most = X, before
    for _ in range(steps):
        length = np.linalg.norm(gradients, axis=0)
        X = X + rate * radius * gradients / np.where(length > 0, length, 1)
        X = X * np.minimum(1, radius / np.maximum(np.linalg.norm(X, axis=0), 1e-300))
        X = np.clip(X, low, high)
        z, gradients = input_gradients(params, activations, X)
        better = z > most
        best, most = np.where(better, X, best), np.where(better, z, most)
    return best, before, most
