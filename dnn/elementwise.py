"""Activation functions g with their slopes g', as plain functions of arrays.

Every g works on arrays of any shape, writes into `out` if given (which may be Z itself), and stays finite
for |z| up to 1e4 in float32 and float64. Slopes are read off A = g(Z) where that saves a second exp.
"""

import numpy as np

SQRT_2_OVER_PI = 0.7978845608028654
GELU_CUBIC = 0.044715


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
