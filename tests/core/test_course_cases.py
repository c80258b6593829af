"""Every number of the course's assignments in data/course-cases.json, at the tolerance that the file states."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.helpers import course, course_models

CASES = json.loads((Path(__file__).parent / "data" / "course-cases.json").read_text())["cases"]


def outcome(case):
    """Run a case's setup and call; the names it makes, with the entries of dicts it returns among them."""
    space = {"np": np} | {
        name: value for module in (course, course_models) for name, value in vars(module).items() if callable(value)
    }
    exec(case["setup_code"], space)
    SPECIAL.get(case["id"], plain_call)(case, space)
    return space


def plain_call(case, space):
    exec(case["call"].split("#")[0], space)
    for value in [space.get("parameters"), space.get("grads"), space.get("cache")]:
        if isinstance(value, dict):
            space.update(value)


def forward_W4(case, space):
    plain_call(case, space)
    space["len_caches"] = len(space["caches"])


def forward_W3(case, space):
    plain_call(case, space)
    for name in ("Z1", "A1", "Z2", "A2"):
        space[f"mean_{name}"] = np.mean(space[name])


def model_W4(case, space):
    space["parameters"], space["costs"] = course_models.L_layer_model(
        space["X"], space["Y"], space["layers_dims"], space["learning_rate"], space["num_iterations"]
    )
    space.update(space["parameters"])


def model_W3(case, space):
    space["parameters"], space["costs_every_1000"] = course_models.nn_model(space["X"], space["Y"], 4)
    space.update(space["parameters"])


def flower(case, space):
    X, Y = course_models.load_planar_dataset()
    np.testing.assert_array_equal(Y, space["Y"])
    np.testing.assert_allclose(X, space["X"], rtol=1e-12)
    space["shape_X"], space["shape_Y"] = X.shape, Y.shape


def flower_trained(case, space):
    parameters, costs = course_models.nn_model(space["X"], space["Y"], 4)
    space["costs_iter_0_to_7000"], space["cost_iter_8000"], space["cost_iter_9000"] = (
        costs[:8],
        costs[8],
        costs[9],
    )
    predictions = course.predict(parameters, space["X"])
    space["accuracy_percent"] = 100 * np.mean(predictions == space["Y"])
    space.update(parameters)


def predictions(case, space):
    plain_call(case, space)
    space["mean"] = np.mean(space["predictions"])


SPECIAL = {
    "w4_L_model_forward_1hidden": forward_W4,
    "w3_forward_propagation": forward_W3,
    "w4_L_layer_model_2it": model_W4,
    "w3_nn_model_seed2": model_W3,
    "w3_flower": flower,
    "w3_flower_train_seed2": flower_trained,
    "w3_predict": predictions,
}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_published_numbers(case):
    found = outcome(case)
    for name, expected in case["expected_published"].items():
        tolerance = case["tol_by_key"].get(name, case["atol_vs_published"])
        np.testing.assert_allclose(
            np.asarray(found[name], float), np.asarray(expected, float), atol=tolerance, rtol=0, err_msg=name
        )


@pytest.mark.parametrize(
    "case", [case for case in CASES if "flower_train" not in case["id"]], ids=lambda case: case["id"]
)
def test_recomputed_numbers(case):
    found = outcome(case)
    for name, expected in (case["expected_recomputed_float64"] or {}).items():
        np.testing.assert_allclose(
            np.asarray(found[name], float), np.asarray(expected, float), rtol=1e-9, atol=1e-15, err_msg=name
        )
