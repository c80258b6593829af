"""Activation functions g with their slopes g': a new one is one more entry of ACTIVATIONS.

Every g works on arrays of any shape, writes into `out` if given (which may be Z itself), and stays finite
for |z| up to 1e4 in float32 and float64. Slopes are read off A = g(Z) where that saves a second exp.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from .registry import lookup

SQRT_2_OVER_PI = 0.7978845608028654
GELU_CUBIC = 0.044715


@dataclass(frozen=True)
class Activation:
    """One activation: `g(Z, out=None) -> A` and `g_prime(Z, A, out=None) -> g'(Z)`, all of Z's shape.

    Both are functions of a module, so that an exported script can hold their source; a parameter is bound by `partial`.
    """

    label: str
    formula: str  # LaTeX
    g: Callable
    g_prime: Callable
    reads_Z: bool = False  # True if g_prime needs Z; otherwise only A, and Z may have been overwritten
    with_slope: Callable | None = None  # a parametric activation, made anew for its parameter
    torch: str = ""  # what torch.nn calls it; nothing if it has no such activation
    keras: str = ""  # what stands behind activation= in Keras, likewise

    def backward(self, dA, Z, A, out=None):
        """dZ = dA * g'(Z), elementwise; shape of Z."""
        return np.multiply(dA, self.g_prime(Z, A, out=out), out=out)


def sigmoid(Z, out=None):
    """1 / (1 + e^-z), written as (1 + tanh(z/2)) / 2, which cannot overflow."""
    A = np.multiply(Z, 0.5, out=out)
    np.tanh(A, out=A)
    A *= 0.5
    A += 0.5
    return A


def sigmoid_prime(Z, A, out=None):
    """g' = A (1 - A)."""
    slope = np.subtract(1.0, A, out=out)
    slope *= A
    return slope


def tanh_prime(Z, A, out=None):
    """g' = 1 - A^2."""
    slope = np.multiply(A, A, out=out)
    return np.subtract(1.0, slope, out=slope)


def relu(Z, out=None):
    """max(0, z)."""
    return np.maximum(Z, 0.0, out=out)


def relu_prime(Z, A, out=None):
    """1 where z > 0, else 0.

    At z = 0 every value in [0, 1] is a subgradient. This takes 0, as the course's assignments, PyTorch and
    scikit-learn do; the course's lecture writes 1.
    """
    return np.sign(A, out=out)  # A >= 0, so its sign is the slope


def linear(Z, out=None):
    """z itself."""
    return np.positive(Z, out=out)


def linear_prime(Z, A, out=None):
    """1 everywhere."""
    slope = np.empty_like(A) if out is None else out
    slope.fill(1)
    return slope


def gelu(Z, out=None):
    """z Phi(z), by the tanh formula of Hendrycks and Gimpel (arXiv:1606.08415); within 5e-4 of the exact one."""
    return np.multiply(Z, _gelu_gate(Z), out=out)


def gelu_prime(Z, A, out=None):
    """Phi + z Phi', for the same tanh formula."""
    gate = _gelu_gate(Z)
    inner_prime = SQRT_2_OVER_PI * (1 + 3 * GELU_CUBIC * Z * Z)
    return np.add(gate, 2 * Z * gate * (1 - gate) * inner_prime, out=out)


def _gelu_gate(Z):
    return sigmoid(2 * SQRT_2_OVER_PI * (Z + GELU_CUBIC * Z * Z * Z))  # (1 + tanh(u)) / 2 = sigmoid(2u)


def elu(Z, out=None):
    """z for z > 0, else e^z - 1."""
    below = np.expm1(np.minimum(Z, 0))
    return np.add(np.maximum(Z, 0), below, out=out)


def elu_prime(Z, A, out=None):
    """1 for z > 0, else A + 1 = e^z."""
    return np.add(np.minimum(A, 0), 1, out=out)


def softplus(Z, out=None):
    """ln(1 + e^z), computed without overflow."""
    return np.logaddexp(0, Z, out=out)


def softplus_prime(Z, A, out=None):
    """sigmoid(z) = 1 - e^-A."""
    slope = np.negative(A, out=out)
    np.expm1(slope, out=slope)
    return np.negative(slope, out=slope)


def swish(Z, out=None):
    """z sigmoid(z), also called SiLU."""
    return np.multiply(Z, sigmoid(Z), out=out)


def swish_prime(Z, A, out=None):
    """S + A (1 - S) with S = sigmoid(z)."""
    S = sigmoid(Z)
    return np.add(S, A * (1 - S), out=out)


def leaky(Z, out=None, slope=0.01):
    """max(z, slope z)."""
    return np.maximum(Z, Z * slope, out=out)


def leaky_prime(Z, A, out=None, slope=0.01):
    """1 where z > 0, else `slope`."""
    rising = np.greater(A, 0, out=np.empty_like(A) if out is None else out)
    rising *= 1 - slope
    rising += slope
    return rising


def leaky_relu(slope: float = 0.01) -> Activation:
    """max(z, slope z) with `slope` in [0, 1); its slope at z = 0 is `slope`, as in PyTorch."""
    if not 0 <= slope < 1:
        raise ValueError(f"the slope of leaky ReLU is {slope}: choose a number from 0 up to, but not including, 1")

    return Activation(
        "leaky ReLU",
        rf"\max(z,\ {slope:g}\,z)",
        partial(leaky, slope=slope),
        partial(leaky_prime, slope=slope),
        with_slope=leaky_relu,
        torch=f"LeakyReLU({slope!r})",
        keras=f"keras.layers.LeakyReLU(negative_slope={slope!r})",
    )


ACTIVATIONS: dict[str, Activation] = {
    "sigmoid": Activation(
        "sigmoid", r"\frac{1}{1+e^{-z}}", sigmoid, sigmoid_prime, torch="Sigmoid()", keras='"sigmoid"'
    ),
    "tanh": Activation("tanh", r"\frac{e^z-e^{-z}}{e^z+e^{-z}}", np.tanh, tanh_prime, torch="Tanh()", keras='"tanh"'),
    "relu": Activation("ReLU", r"\max(0,\ z)", relu, relu_prime, torch="ReLU()", keras='"relu"'),
    "leaky_relu": leaky_relu(),
    "linear": Activation("linear", "z", linear, linear_prime, torch="Identity()", keras='"linear"'),
    "gelu": Activation(
        "GELU",
        r"z\,\Phi(z)",
        gelu,
        gelu_prime,
        reads_Z=True,
        torch='GELU(approximate="tanh")',
        keras="lambda z: keras.activations.gelu(z, approximate=True)",
    ),
    "elu": Activation("ELU", r"\max(0,z)+\min(0,\,e^z-1)", elu, elu_prime, torch="ELU()", keras='"elu"'),
    "softplus": Activation(
        "softplus", r"\ln(1+e^z)", softplus, softplus_prime, torch="Softplus(threshold=1e9)", keras='"softplus"'
    ),
    "swish": Activation(
        "swish", r"\frac{z}{1+e^{-z}}", swish, swish_prime, reads_Z=True, torch="SiLU()", keras='"silu"'
    ),
}


def choose_activation(name: str, slope: float = 0.01) -> Activation:
    """The activation called `name`, with `slope` where it has such a parameter (leaky ReLU).

    Raises ValueError for an unknown name or a slope outside [0, 1).
    """
    activation = lookup(ACTIVATIONS, name, "activation")
    return activation.with_slope(slope) if activation.with_slope else activation


def softmax(Z, out=None):
    """e^z over the sum of e^z down each column (the units of one example)."""
    A = np.subtract(Z, Z.max(axis=-2, keepdims=True), out=out)
    np.exp(A, out=A)
    A /= A.sum(axis=-2, keepdims=True)
    return A


class Softmax(Activation):
    """The one activation whose units depend on each other: its slope is a Jacobian, so dZ has its own rule."""

    def backward(self, dA, Z, A, out=None):
        """dZ_i = A_i (dA_i - sum_j A_j dA_j); shape of Z."""
        return np.multiply(A, dA - (A * dA).sum(axis=-2, keepdims=True), out=out)


SOFTMAX = Softmax(
    "softmax", r"\frac{e^{z_i}}{\sum_j e^{z_j}}", softmax, sigmoid_prime, torch="Softmax(dim=1)", keras='"softmax"'
)
