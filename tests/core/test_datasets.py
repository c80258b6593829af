"""Data sets against scikit-learn, scikit-image and the course's numbers; splits and standardization as properties."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import datasets as sklearn_datasets

import dnn
from dnn import check_data, make_dataset, one_hot, parity_examples, split, standardize
from dnn.data.splits import centre

PLANE = [name for name, source in dnn.DATASETS.items() if source.kind == "plane"]


def made(name, m=101, noise=0.1, seed=0):
    return make_dataset(name, m, noise, np.random.default_rng(seed))


@pytest.mark.parametrize("name", dnn.DATASETS)
def test_every_set_is_fit_for_training_and_deterministic(name):
    data, again, source = made(name), made(name), dnn.DATASETS[name]
    check_data(*data)
    assert data.X.shape[1] == (source.fixed_size or (64 if source.kind == "bits" else 101))
    assert data.cost in dnn.COSTS
    np.testing.assert_array_equal(data.X, again.X)
    np.testing.assert_array_equal(data.Y, again.Y)
    if source.image_shape:
        assert np.prod(source.image_shape) == len(data.X)


@pytest.mark.parametrize("m", [2, 3, 100, 101])
@pytest.mark.parametrize("name", PLANE)
def test_plane_sets_are_balanced(name, m):
    X, Y, _ = made(name, m)
    assert X.shape == (2, m)
    assert abs(2 * Y.sum() - m) <= 1


def test_circles_and_moons_are_those_of_sklearn():
    for name, theirs in (
        ("circles", sklearn_datasets.make_circles(100, shuffle=False, factor=0.5)),
        ("moons", sklearn_datasets.make_moons(100, shuffle=False)),
    ):
        X, Y, _ = made(name, 100, 0.0)
        np.testing.assert_allclose(X.T, theirs[0], atol=1e-12)
        np.testing.assert_array_equal(Y[0], theirs[1])


def test_flower_is_the_courses():
    X, Y, _ = make_dataset("flower", 400, 0.2, np.random.RandomState(1))
    np.testing.assert_allclose(X[:, 0], [1.20444229, 3.57611415], atol=6e-9)
    np.testing.assert_allclose(X[:, 399], [0.73078083, 3.06832921], atol=6e-9)
    assert X.sum() == pytest.approx(10.087983277441666, rel=1e-12)
    np.testing.assert_array_equal(Y[0], np.repeat([0, 1], 200))


def test_xor_without_noise_is_the_product_of_signs():
    X, Y, _ = made("xor", 200, 0.0)
    np.testing.assert_array_equal(Y[0] == 1, X[0] * X[1] < 0)


@pytest.mark.parametrize("n", [1, 2, 5, 10])
def test_parity_flips_with_every_bit(n):
    X, Y = parity_examples(n, low=0.0)
    assert np.unique(X, axis=1).shape == (n, 2**n)
    labels = {tuple(x): y for x, y in zip(X.T, Y[0], strict=True)}
    for x, y in labels.items():
        for i in range(n):
            assert labels[(*x[:i], 1 - x[i], *x[i + 1 :])] == 1 - y
    np.testing.assert_array_equal(parity_examples(n)[0], 2 * X - 1)


def test_digits_are_sklearns():
    theirs = sklearn_datasets.load_digits()
    X, Y, _ = made("digits")
    np.testing.assert_array_equal(X.T * 16, theirs.data)
    np.testing.assert_array_equal(Y.argmax(0), theirs.target)


def test_faces_are_those_of_scikit_image_to_8_bits():
    from skimage.data import lfw_subset

    X, Y, _ = made("faces")
    np.testing.assert_allclose(X.T.reshape(-1, 25, 25), lfw_subset(), rtol=0, atol=0.5 / 255 + 1e-12)
    np.testing.assert_array_equal(Y[0], np.repeat([1, 0], 100))


@pytest.mark.parametrize("file", ["digits", "faces"])
def test_image_files_are_small_and_shared_arrays_read_only(file):
    path = dnn.data.images.FOLDER / f"{file}.npz"
    assert path.stat().st_size <= 150_000
    pixels, _ = dnn.images(file)
    with pytest.raises(ValueError, match="read-only"):
        pixels[0] = 0


@settings(deadline=None)
@given(st.integers(2, 60), st.floats(0.01, 1), st.floats(0, 0.99), st.integers(0, 99))
def test_a_split_is_a_partition(m, train_share, dev_share, seed):
    dev_share *= 1 - train_share
    numbered = dnn.Dataset(np.arange(m, dtype=float)[np.newaxis], np.arange(m, dtype=float)[np.newaxis] % 2, "x")
    parts = split(numbered, train_share, dev_share, np.random.default_rng(seed))
    found = np.concatenate([part.X[0] for part in parts[:3]])
    np.testing.assert_array_equal(np.sort(found), np.arange(m))
    for part in parts[:3]:
        np.testing.assert_array_equal(part.Y, part.X % 2)
    assert parts.train.X.shape[1] >= 1


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_neither_train_nor_test_is_empty(share):
    parts = dnn.make_split(dnn.Config(examples=10, train_share=share))
    assert parts.train.X.shape[1] >= 1
    assert parts.test.X.shape[1] >= 1


def test_standardization_is_fitted_on_the_training_part_alone():
    rng = np.random.default_rng(0)
    X = np.vstack([5 + 3 * rng.standard_normal((2, 90)), np.full((1, 90), 7.0)])
    raw = split(dnn.Dataset(X, X[:1], "squared_error"), 0.6, 0.2, rng)
    fitted = standardize(raw)
    np.testing.assert_allclose(fitted.train.X.mean(1), 0, atol=1e-12)
    np.testing.assert_allclose(fitted.train.X.std(1), [1, 1, 0], atol=1e-12)
    wild = standardize(raw._replace(test=raw.test._replace(X=raw.test.X * 100)))
    np.testing.assert_array_equal(wild.mean, fitted.mean)
    np.testing.assert_array_equal(wild.train.X, fitted.train.X)
    np.testing.assert_allclose(fitted.test.X * fitted.scale + fitted.mean, raw.test.X, rtol=1e-12)
    np.testing.assert_allclose(centre(raw).train.X.std(1), raw.train.X.std(1), rtol=1e-12)


def test_dtype_and_seed_of_the_config_hold():
    config = dnn.Config(dtype="float32")
    assert dnn.make_split(config).train.X.dtype == np.float32
    other = dnn.make_split(replace(config, data_seed=2))
    assert not np.array_equal(other.train.X, dnn.make_split(config).train.X)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: made("mnist"), "unknown data set 'mnist'.*circles"),
        (lambda: made("moons", m=1), "1 examples.*at least 2"),
        (lambda: made("moons", m=2.5), "2.5 examples"),
        (lambda: made("moons", noise=-0.1), "noise is -0.1"),
        (lambda: made("moons", noise=float("nan")), "noise is nan"),
        (lambda: parity_examples(0), "0 bits.*1 to 20"),
        (lambda: parity_examples(2.0), "2.0 bits"),
        (lambda: one_hot([0, 3], 3), "label 3.*0 to 2"),
        (lambda: one_hot([0.5], 3), "label 0.5"),
    ],
)
def test_bad_input_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("constant", [0.1 + 0.2, 1e9 / 3, -7e-12])
def test_a_feature_that_is_constant_but_for_rounding_keeps_its_scale(constant):
    x = np.full(40, constant)
    x[::3] = np.nextafter(constant, 1)
    data = dnn.Dataset(np.stack([x, np.arange(40.0)]), np.arange(40.0)[np.newaxis] % 2, "binary_cross_entropy")
    parts = standardize(split(data, 0.7, 0.0, np.random.default_rng(0)))
    assert parts.scale[0] == 1
    assert np.abs(parts.train.X[0]).max() < 1e-6
    assert parts.train.X[1].std() == pytest.approx(1)


def test_equal_seeds_draw_other_numbers_for_the_data_than_for_the_weights():
    config = dnn.Config(dataset="blobs", noise=0.7, hidden=(150,), data_seed=5, seed=5, train_share=1.0)
    split = dnn.make_split(config)
    clouds = split.train.X - (2 * split.train.Y - 1)  # standard normal
    drawn = dnn.first_params(config, split)[0].W * np.sqrt(2)
    assert not np.isin(np.round(clouds, 9), np.round(drawn, 9)).any()
    again = dnn.make_split(config).train.X
    np.testing.assert_array_equal(again, split.train.X)


@pytest.mark.parametrize("Y", [np.array([[3.0]]), np.full((1, 7), 0.1), np.full((2, 1, 3), 4.0)])
def test_r_squared_of_equal_labels_is_told_as_none(Y):
    assert np.isnan(dnn.COSTS["squared_error"].score(Y + 1, Y)).all()
    assert np.isnan(dnn.COSTS["squared_error"].score(Y, Y)).all()
