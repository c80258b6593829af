"""The browser's forward function against NumPy's: every activation, every feature, every kind of output."""

import itertools
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

import dnn
from dnn import SOFTMAX
from pages.ui.figures import plane

HERE = Path(__file__).parent
OUTPUTS = {"sigmoid": dnn.ACTIVATIONS["sigmoid"], "softmax": SOFTMAX, "linear": dnn.ACTIVATIONS["linear"]}
EXTENT, SIDE = (-1.5, 2.5, -3.0, 1.0), 23
NO_FEATURES = ()


def case(sizes, activations, output="sigmoid", features=NO_FEATURES, slope=0.01, largest=1.0):
    """A net with random parameters on 700 points, more than go through it at a time, as forward_values.js reads it."""
    rng = np.random.default_rng(len(sizes) + 7 * len(features))
    params = tuple(
        dnn.Layer(rng.standard_normal((n, n_prev)) * largest, rng.standard_normal((n, 1)) * largest)
        for n_prev, n in itertools.pairwise(sizes)
    )
    numbers = np.concatenate([part.ravel() for layer in params for part in layer]).astype(np.float32)
    points = rng.uniform(-3, 3, (2, 700)).astype(np.float32)
    return dict(
        sizes=sizes,
        activations=activations,
        output=output,
        features=list(features),
        slope=slope,
        points=points.ravel().tolist(),
        params=numbers.tolist(),
    )


def expected(case) -> list[np.ndarray]:
    """X and A[1] ... A[L] by the core, in float64 from the same float32 numbers."""
    points = np.array(case["points"]).reshape(2, -1)
    X = dnn.with_features(points, case["features"])
    sizes, numbers, at = case["sizes"], np.array(case["params"]), 0
    params = []
    for n_prev, n in itertools.pairwise(sizes):
        params.append(dnn.Layer(numbers[at : at + n * n_prev].reshape(n, n_prev), numbers[at + n * n_prev :][:n, None]))
        at += n * (n_prev + 1)
    names = case["activations"] * (len(sizes) - 2 if len(case["activations"]) == 1 else 1)
    hidden = [dnn.choose_activation(name, case["slope"]) for name in names]
    AL, caches = dnn.network_forward(params, [*hidden, OUTPUTS[case["output"]]], X)
    return [X, *(cache.A for cache in caches[:-1]), AL]


CASES = {
    **{f"activation {name}": case([2, 8, 8, 1], [name]) for name in dnn.ACTIVATIONS},
    **{f"activation {name}, saturated": case([2, 5, 1], [name], largest=20.0) for name in dnn.ACTIVATIONS},
    **{f"feature {name}": case([3, 4, 1], ["tanh"], features=[name]) for name in dnn.FEATURES},
    **{f"output {name}": case([2, 7, 3], ["relu"], name) for name in OUTPUTS},
    "all features, odd sizes": case([7, 9, 6, 5, 2], ["tanh", "relu", "swish"], "linear", list(dnn.FEATURES)),
    "slope": case([2, 6, 1], ["leaky_relu"], slope=0.3),
    "no hidden layer": case([2, 1], []),
    "wide": case([2, 64, 64, 1], ["sigmoid"], largest=0.3),
}
NAMES = [
    (list(dnn.ACTIVATIONS), list(dnn.FEATURES)),
    ([], []),
    (["tanh", "maxout"], []),
    (["tanh"], ["cos_x1"]),
    (["constructor"], []),
]


@pytest.fixture(scope="module")
def browser_values() -> dict:
    """What node computes for CASES."""
    if shutil.which("node") is None:
        pytest.skip("no node: Node.js is not installed")
    asked = {"cases": list(CASES.values()), "grid": {"extent": EXTENT, "n": SIDE}, "names": NAMES}
    command = ["node", "forward_values.js"]
    done = subprocess.run(command, cwd=HERE, input=json.dumps(asked), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    return answer | {"computed": dict(zip(CASES, answer["computed"], strict=True))}


@pytest.mark.parametrize("name", CASES)
def test_every_layer_is_what_numpy_computes(browser_values, name):
    case = CASES[name]
    for n, ours, theirs in zip(case["sizes"], expected(case), browser_values["computed"][name], strict=True):
        np.testing.assert_allclose(np.array(theirs).reshape(n, -1), ours, rtol=1e-5, atol=1e-5)


def test_the_grid_is_the_core_s(browser_values):
    np.testing.assert_allclose(np.array(browser_values["grid"]).reshape(2, -1), plane.grid(EXTENT, SIDE), atol=1e-6)


def test_names_that_it_does_not_know_are_told(browser_values):
    assert browser_values["known"] == [True, True, False, False, False]
