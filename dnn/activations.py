"""The activations by name: a new one is one more entry of ACTIVATIONS. Their g and g' are in elementwise.py."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from .elementwise import (
    elu,
    elu_prime,
    gelu,
    gelu_prime,
    leaky,
    leaky_prime,
    linear,
    linear_prime,
    relu,
    relu_prime,
    sigmoid,
    sigmoid_prime,
    softplus,
    softplus_prime,
    swish,
    swish_prime,
    tanh_prime,
)
from .registry import lookup


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
    slope_formula: str = "g'(z)"  # LaTeX, with a for g(z)

    def backward(self, dA, Z, A, out=None):
        """dZ = dA * g'(Z), elementwise; shape of Z."""
        return np.multiply(dA, self.g_prime(Z, A, out=out), out=out)


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
        slope_formula=rf"1\text{{ where }}z>0\text{{, else }}{slope:g}",
    )


ACTIVATIONS: dict[str, Activation] = {
    "sigmoid": Activation(
        "sigmoid",
        r"\frac{1}{1+e^{-z}}",
        sigmoid,
        sigmoid_prime,
        torch="Sigmoid()",
        keras='"sigmoid"',
        slope_formula="a(1-a)",
    ),
    "tanh": Activation(
        "tanh",
        r"\frac{e^z-e^{-z}}{e^z+e^{-z}}",
        np.tanh,
        tanh_prime,
        torch="Tanh()",
        keras='"tanh"',
        slope_formula="1-a^2",
    ),
    "relu": Activation(
        "ReLU",
        r"\max(0,\ z)",
        relu,
        relu_prime,
        torch="ReLU()",
        keras='"relu"',
        slope_formula=r"1\text{ where }z>0\text{, else }0",
    ),
    "leaky_relu": leaky_relu(),
    "linear": Activation("linear", "z", linear, linear_prime, torch="Identity()", keras='"linear"', slope_formula="1"),
    "gelu": Activation(
        "GELU",
        r"z\,\Phi(z)",
        gelu,
        gelu_prime,
        reads_Z=True,
        torch='GELU(approximate="tanh")',
        keras="lambda z: keras.activations.gelu(z, approximate=True)",
        slope_formula=r"\Phi(z)+z\,\Phi'(z)",
    ),
    "elu": Activation(
        "ELU",
        r"\max(0,z)+\min(0,\,e^z-1)",
        elu,
        elu_prime,
        torch="ELU()",
        keras='"elu"',
        slope_formula=r"1\text{ where }z>0\text{, else }a+1",
    ),
    "softplus": Activation(
        "softplus",
        r"\ln(1+e^z)",
        softplus,
        softplus_prime,
        torch="Softplus(threshold=1e9)",
        keras='"softplus"',
        slope_formula="1-e^{-a}",
    ),
    "swish": Activation(
        "swish",
        r"\frac{z}{1+e^{-z}}",
        swish,
        swish_prime,
        reads_Z=True,
        torch="SiLU()",
        keras='"silu"',
        slope_formula=r"s+a(1-s),\ s=\tfrac{1}{1+e^{-z}}",
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
    "softmax",
    r"\frac{e^{z_i}}{\sum_j e^{z_j}}",
    softmax,
    sigmoid_prime,
    torch="Softmax(dim=1)",
    keras='"softmax"',
    slope_formula=r"\tfrac{\partial a_i}{\partial z_j}=a_i([i=j]-a_j)",
)
