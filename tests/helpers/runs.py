"""Small runs, and what it means that two are the same."""

from dataclasses import replace

import numpy as np

import dnn

SMALL = dnn.Config(examples=60, hidden=(5, 4), alpha=0.3)


def run_of(config, **settings):
    config = replace(config, **settings)
    return dnn.Run(config, dnn.make_split(config))


def assert_same_params(some, others):
    for mine, theirs in zip(some, others, strict=True):
        np.testing.assert_array_equal(mine.W, theirs.W)
        np.testing.assert_array_equal(mine.b, theirs.b)
