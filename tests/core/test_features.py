"""Added inputs are what they say, and make easy what was hard."""

from dataclasses import replace

import numpy as np
import pytest

import dnn

CONFIG = dnn.Config(examples=80, hidden=(4, 3))


@pytest.mark.parametrize("names", [("x1_squared",), tuple(dnn.FEATURES)])
def test_added_inputs_are_what_they_say(names):
    config = replace(CONFIG, features=names, hidden=())
    split, plain = dnn.make_split(config), dnn.make_split(CONFIG)
    x1, x2 = plain.train.X
    known = dict(x1_squared=x1**2, x2_squared=x2**2, x1_x2=x1 * x2, sin_x1=np.sin(x1), sin_x2=np.sin(x2))
    np.testing.assert_array_equal(split.train.X, np.vstack([x1, x2, *(known[name] for name in names)]))


def test_a_circle_is_linear_in_its_squares():
    config = replace(CONFIG, features=("x1_squared", "x2_squared"), hidden=(), noise=0.02, alpha=1.0)
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=2000)
    assert run.measures.accuracy_test == 1
