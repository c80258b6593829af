"""One more entry in every registry, as a reader of the code would add it: `pytest -p tests.helpers.one_more`.

As a plugin it is there before the tests walk the registries and before pages make their tables of them.
"""

import numpy as np

import dnn

HALF = 0.5


def _root(Z):
    return np.sqrt(Z * Z + 1)


def bent(Z, out=None):
    """(sqrt(z^2 + 1) - 1) / 2 + z, the bent identity."""
    return np.add(Z, HALF * (_root(Z) - 1), out=out)


def bent_prime(Z, A, out=None):
    """z / (2 sqrt(z^2 + 1)) + 1."""
    return np.add(HALF * Z / _root(Z), 1, out=out)


def exp_prime(Z, A, out=None):
    """e^z = A."""
    return np.positive(A, out=out)


def poisson_from_A(AL, Y):
    """1/m sum(AL - Y log AL)."""
    return (AL - Y * np.log(AL)).sum((-2, -1)) / AL.shape[-1]


def poisson_from_Z(ZL, Y):
    """1/m sum(e^Z - Y Z)."""
    return (np.exp(ZL) - Y * ZL).sum((-2, -1)) / ZL.shape[-1]


def poisson_dA(AL, Y):
    """1 - Y / AL."""
    return 1 - Y / AL


def signs(w, dw, state, rates, t, work):
    """V := V + dw; w := w - α sign(V)."""
    (V,) = state
    V += dw
    np.sign(V, out=work)
    work *= rates.alpha
    w -= work


def stripes(m, noise, rng):
    """Class 1 right of the middle."""
    Y = (np.arange(m) % 2)[np.newaxis].astype(float)
    X = rng.uniform(0.1, 1, (2, m)) * np.vstack([2 * Y - 1, np.ones((1, m))])
    return X + noise * rng.standard_normal((2, m)), Y


def counts(m, noise, rng):
    """How often something happens, the more the larger x."""
    X = rng.uniform(-1, 1, (1, m))
    return X, rng.poisson(np.exp(2 * X)).astype(float)


dnn.ACTIVATIONS["novel_bent"] = dnn.Activation("bent identity", r"z", bent, bent_prime, reads_Z=True)
dnn.COSTS["novel_poisson"] = dnn.Cost(
    "Poisson",
    r"\frac1m\sum_i(a-y\ln a)",
    dnn.Activation("exp", "e^z", np.exp, exp_prime),
    poisson_from_A,
    poisson_from_Z,
    poisson_dA,
    dnn.COSTS["squared_error"].score,
    score_label="R²",
)
dnn.OPTIMIZERS["novel_signs"] = dnn.Optimizer("signs", r"W:=W-\alpha\,\mathrm{sign}\,V", 1, signs)
dnn.INITIALIZERS["novel_half"] = dnn.Initializer("half", r"W\sim 0.5\,\mathcal N(0,1)", lambda n_prev: HALF)
dnn.FEATURES["novel_difference"] = dnn.Feature("x1-x2", lambda x1, x2: x1 - x2)
Source = type(dnn.DATASETS["circles"])
dnn.DATASETS["novel_stripes"] = Source("stripes", "left or right", "plane", "binary_cross_entropy", stripes)
dnn.DATASETS["novel_counts"] = Source("counts", "how often", "regression", "novel_poisson", counts)
