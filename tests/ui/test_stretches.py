"""Curves in few points: what is drawn must be true of the whole curve."""

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dnn.training.history import next_record
from pages.ui.figures.stretches import stretches

curves = st.integers(2, 400).flatmap(lambda n: arrays(np.float64, n, elements=st.floats(-1e6, 1e6)))


def gaps(n: int) -> np.ndarray:
    """Iterations that lie ever further apart, as those of a record."""
    return np.cumsum(1 + np.arange(n) // 20).astype(float)


@given(curves, st.integers(3, 60))
def test_the_band_holds_every_value_of_its_stretch_and_nothing_beyond_the_curve(y, most):
    x = gaps(len(y))
    band = stretches(x, y, most)
    stretch = np.clip(np.searchsorted(band.x, x, side="right") - 1, 0, len(band.x) - 2)
    room = 1e-9 * np.abs(y).max()
    assert (y <= np.maximum(band.high[stretch], band.high[stretch + 1]) + room).all()
    assert (y >= np.minimum(band.low[stretch], band.low[stretch + 1]) - room).all()
    assert (band.low <= band.median).all()
    assert (band.median <= band.high).all()
    assert band.low.min() >= y.min()
    assert band.high.max() <= y.max()


@given(curves, st.integers(3, 60))
def test_few_points_with_exact_ends(y, most):
    x = gaps(len(y))
    band = stretches(x, y, most)
    assert len({len(part) for part in band}) == 1
    assert len(band.x) <= most
    assert (band.x[0], band.x[-1]) == (x[0], x[-1])
    assert (band.median[0], band.median[-1]) == (y[0], y[-1])
    assert (np.diff(band.x) > 0).all()
    assert np.isin(band.x, x).all()


@given(curves)
def test_a_curve_of_few_points_is_left_as_it_is(y):
    x = gaps(len(y))
    for part, whole in zip(stretches(x, y, most=len(y)), (x, y, y, y), strict=True):
        np.testing.assert_array_equal(part, whole)


@given(curves, st.integers(3, 60), st.sampled_from([1, -1]))
def test_the_median_of_a_monotone_curve_is_monotone(y, most, direction):
    band = stretches(gaps(len(y)), direction * np.sort(y), most)
    assert (direction * np.diff(band.median) >= 0).all()


@given(st.floats(-10, 10), st.floats(-10, 10), st.integers(10, 2000))
def test_a_straight_line_has_no_band(start, slope, n):
    x = np.arange(n, dtype=float)
    band = stretches(x, start + slope * x, most=20)
    inner = slice(1, -1)  # the ends are exact, the rest half a step off
    np.testing.assert_allclose((band.high - band.low)[inner], 0, atol=abs(slope) * 2 + 1e-9)


@pytest.mark.parametrize("n", [201, 700, 4001])
def test_a_zigzag_is_a_band_between_its_turns_with_the_line_in_its_middle(n):
    band = stretches(np.arange(n), np.where(np.arange(n) % 2, 3.0, 1.0))
    inner = slice(1, -1)  # the line's ends are the curve's own
    np.testing.assert_array_equal(band.low[inner], 1)
    np.testing.assert_array_equal(band.high[inner], 3)
    np.testing.assert_array_equal(band.median[inner], 2)


def test_costs_near_the_largest_number_and_costs_of_no_test_part_pass_through():
    x = np.arange(1000.0)
    assert np.isfinite(stretches(x, np.geomspace(1, 1.7e308, 1000)).high).all()
    assert np.isnan(stretches(x, np.full(1000, np.nan)).median).all()


@pytest.mark.parametrize("period", [2, 3, 4])
def test_a_cost_that_comes_back_is_recorded_in_each_of_its_states_throughout(period):
    """As with too large an α. Records an even number of iterations apart would meet one state of two alone."""
    iterations = list(accumulate(range(1000), lambda iteration, _: next_record(iteration)))
    assert iterations[-1] > 20_000
    band = stretches(np.array(iterations), np.array(iterations) % period, most=100)
    inner = slice(1, -1)
    np.testing.assert_allclose(band.low[inner], 0, atol=0.2)
    np.testing.assert_allclose(band.high[inner], period - 1, atol=0.2)
