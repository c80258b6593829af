"""What is kept of a run that is put aside."""

import numpy as np
import pytest

import dnn
from pages.ui.live.pinned import OUT_OF_SIGHT, Pinned


@pytest.mark.parametrize("train_share", [0.7, 1.0], ids=["with a test part", "without"])
@pytest.mark.parametrize("alpha, diverges", [(0.3, False), (1000.0, True)])
def test_a_pinned_curve_ends_where_it_would_flatten_every_other(alpha, diverges, train_share):
    config = dnn.Config(examples=60, alpha=alpha, activation=("relu",), l2=10.0 if diverges else 0.0)
    config = dnn.Config(**vars(config) | {"train_share": train_share})
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=200)
    assert (run.stopped == "diverged") is diverges
    first = run.history.cost_train[0]
    i, J, J_test = Pinned.of(run).few_points()
    assert i.size == J.size == J_test.size > 0
    assert np.isfinite(J).all()
    assert J.max() <= OUT_OF_SIGHT * first
    assert diverges is bool(run.measures.cost_train > OUT_OF_SIGHT * first)
    assert diverges or i[-1] == run.iteration
