"""Optimizers, each a few lines on one array of parameters: W and b alike, or all of them in one flat vector.

`step(w, dw, state, rates, t, work)` changes w and its state in place. `state` holds `slots` arrays of w's shape,
zero at first; t counts iterations from 1; `work` is an array of w's shape to compute in (dw is left alone).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np


class Rates(NamedTuple):
    """Hyperparameters of a step: numbers, or arrays that broadcast against w (one α a member of a stack)."""

    alpha: float
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8


@dataclass(frozen=True)
class Optimizer:
    """One optimizer and how many arrays of state it keeps."""

    label: str
    formula: str  # LaTeX
    slots: int
    step: Callable


def gradient_descent(w, dw, state, rates, t, work):
    """w := w - α dw."""
    np.multiply(dw, rates.alpha, out=work)
    w -= work


def momentum(w, dw, state, rates, t, work):
    """V := β1 V + (1 - β1) dw; w := w - α V (the course's form, which averages the gradients)."""
    (V,) = state
    _average(V, dw, rates.beta1, work)
    np.multiply(V, rates.alpha, out=work)
    w -= work


def rmsprop(w, dw, state, rates, t, work):
    """S := β2 S + (1 - β2) dw^2; w := w - α dw / (sqrt(S) + ε)."""
    (S,) = state
    np.multiply(dw, dw, out=work)
    _average(S, work, rates.beta2, work)
    np.sqrt(S, out=work)
    work += rates.epsilon
    np.divide(dw, work, out=work)
    work *= rates.alpha
    w -= work


def adam(w, dw, state, rates, t, work):
    """Momentum over RMSprop, both with bias correction (Kingma and Ba, arXiv:1412.6980, Algorithm 1)."""
    V, S = state
    _average(V, dw, rates.beta1, work)
    np.multiply(dw, dw, out=work)
    _average(S, work, rates.beta2, work)
    np.multiply(S, 1 / (1 - rates.beta2**t), out=work)
    np.sqrt(work, out=work)
    work += rates.epsilon
    np.divide(V, work, out=work)
    work *= rates.alpha / (1 - rates.beta1**t)
    w -= work


def _average(mean, new, beta, work):
    """mean := beta mean + (1 - beta) new, in place; `work` may be `new`."""
    mean *= beta
    np.multiply(new, 1 - beta, out=work)
    mean += work


OPTIMIZERS: dict[str, Optimizer] = {
    "gradient_descent": Optimizer("gradient descent", r"W := W-\alpha\,dW", 0, gradient_descent),
    "momentum": Optimizer("momentum", r"V:=\beta_1V+(1-\beta_1)\,dW,\quad W:=W-\alpha V", 1, momentum),
    "rmsprop": Optimizer(
        "RMSprop",
        r"S:=\beta_2S+(1-\beta_2)\,dW^2,\quad W:=W-\alpha\,\frac{dW}{\sqrt S+\varepsilon}",
        1,
        rmsprop,
    ),
    "adam": Optimizer(
        "Adam",
        r"W:=W-\alpha\,\frac{V/(1-\beta_1^t)}{\sqrt{S/(1-\beta_2^t)}+\varepsilon}",
        2,
        adam,
    ),
}
