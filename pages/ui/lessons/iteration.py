"""One iteration of gradient descent with all arrays of the course's diagram. Knows no Streamlit."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

import dnn

STEP = dnn.OPTIMIZERS["gradient_descent"].step


class Start(NamedTuple):
    """What an iteration begins with: the first parameters, and m examples of the training part."""

    config: dnn.Config
    params: tuple[dnn.Layer, ...]
    activations: tuple[dnn.Activation, ...]
    data: dnn.Dataset  # X (n_x, m)
    whole: dnn.Dataset  # the training part

    @classmethod
    def of(cls, config: dnn.Config, m: int) -> "Start":
        """As `config` says; of the examples the first m, the two classes in turn."""
        split = dnn.make_split(config)
        whole = split.train
        first = in_turn(whole.Y)[:m]
        data = dnn.Dataset(whole.X[:, first], whole.Y[:, first], whole.cost)
        return cls(config, dnn.first_params(config, split), dnn.net_of(config, split).activations, data, whole)


def in_turn(Y: np.ndarray) -> np.ndarray:
    """The order (m,) of examples in which the classes of Y (1, m) take turns while there are some of both."""
    classes = np.vstack([Y, 1 - Y])
    return np.argsort((classes.cumsum(axis=1) * classes).sum(axis=0), kind="stable")


class Iteration(NamedTuple):
    """Every array of one iteration, by the core's own functions; lists have an item a layer, the first layer first."""

    params: Sequence[dnn.Layer]
    caches: Sequence[dnn.Cache]
    losses: np.ndarray  # (1, m)
    J: np.ndarray  # (1, 1), their mean
    dAL: np.ndarray  # (n_L, m), not finite where AL is exactly 0 or 1
    slopes: list[np.ndarray]  # g'(Z[l]) (n_l, m)
    long_dZ: np.ndarray  # dA[L] * g'(Z[L]) (n_L, m), not finite where dA[L] is not
    dZ: list[np.ndarray]  # (n_l, m); the last is AL - Y
    dA_prev: list[np.ndarray]  # dA[l-1] (n_{l-1}, m)
    grads: list[dnn.Layer]
    after: tuple[dnn.Layer, ...]  # parameters

    @classmethod
    def of(cls, params: Sequence[dnn.Layer], activations: Sequence[dnn.Activation], data: dnn.Dataset, alpha: float):
        """The iteration of `params` on `data`, whose cost belongs to the last activation."""
        cost, Y = dnn.COSTS[data.cost], data.Y
        AL, caches = dnn.network_forward(params, activations, data.X)
        ZL, columns = caches[-1].Z, range(Y.shape[1])
        losses = np.array([[cost.from_Z(ZL[:, [i]], Y[:, [i]]) for i in columns]])  # (1, m)
        slopes = [g.g_prime(cache.Z, cache.A) for g, cache in zip(activations, caches, strict=True)]
        with np.errstate(divide="ignore", invalid="ignore"):
            dAL = cost.dA(AL, Y)
            long_dZ = activations[-1].backward(dAL, ZL, AL)
        dZ = AL - Y
        made: list[tuple[np.ndarray, np.ndarray, dnn.Layer]] = []
        for layer, g, cache in reversed(list(zip(params, activations, caches, strict=True))):
            if made:
                dZ = g.backward(made[-1][1], cache.Z, cache.A)
            made.append((dZ, *dnn.linear_backward(layer, dZ, cache.A_prev)))
        dZs, dAs, grads = (list(each) for each in zip(*reversed(made), strict=True))
        after = stepped(params, grads, alpha)
        J = np.array([[cost.from_Z(ZL, Y)]])
        return cls(params, caches, losses, J, dAL, slopes, long_dZ, dZs, dAs, grads, after)


def stepped(params: Sequence[dnn.Layer], grads: Sequence[dnn.Layer], alpha: float) -> tuple[dnn.Layer, ...]:
    """The parameters after one step of gradient descent."""
    after, rates = dnn.copied(params), dnn.Rates(alpha)
    for layer, grad in zip(after, grads, strict=True):
        for w, dw in zip(layer, grad, strict=True):
            STEP(w, dw, [], rates, 1, np.empty_like(w))
    return after


class Rounds:
    """Iteration after iteration from one start, as far as somebody has gone."""

    def __init__(self, start: Start):
        self.start = start
        self.params: list[Sequence[dnn.Layer]] = [start.params]  # before iteration 1, 2, ...
        self.costs: list[float] = []  # J before iteration 1, 2, ...

    def at(self, number: int) -> Iteration:
        """Iteration 1, 2, ...; `costs` then reaches to what its update leads to."""
        _, _, activations, data, _ = self.start
        cost, alpha = dnn.COSTS[data.cost], self.start.config.alpha
        while len(self.costs) <= number:
            params = self.params[-1]
            _, caches = dnn.network_forward(params, activations, data.X)
            self.costs.append(float(cost.from_Z(caches[-1].Z, data.Y)))
            self.params.append(stepped(params, dnn.network_backward(params, activations, caches, data.Y, cost), alpha))
        return Iteration.of(self.params[number - 1], activations, data, alpha)
