"""Every wrong input ends in a ValueError that names the value and what is allowed."""

import io
import pickle
import zipfile

import numpy as np
import pytest

import dnn


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (dict(alpha=0.0), ["alpha", "0.0", "positive"]),
        (dict(alpha=float("nan")), ["alpha", "nan"]),
        (dict(alpha="fast"), ["alpha", "fast"]),
        (dict(noise=-1.0), ["noise", "-1.0"]),
        (dict(hidden=(3, 0)), ["hidden", "(3, 0)", "at least 1"]),
        (dict(hidden=(3.5,)), ["hidden", "3.5"]),
        (dict(activation=("tanh", "relu", "relu")), ["activation", "one for each of the 2"]),
        (dict(activation=("thanh",)), ["thanh", "tanh"]),
        (dict(dataset="mnist"), ["mnist", "circles"]),
        (dict(initializer="kaiming"), ["kaiming", "he"]),
        (dict(optimizer="sgd"), ["sgd", "gradient_descent"]),
        (dict(slope=1.0), ["slope", "1.0"]),
        (dict(beta1=1.0), ["beta1", "1.0"]),
        (dict(batch_size=-5), ["batch_size", "-5"]),
        (dict(examples=1), ["examples", "1"]),
        (dict(train_share=0.0), ["train_share", "0.0"]),
        (dict(train_share=0.8, dev_share=0.4), ["train_share + dev_share"]),
        (dict(dtype="float16"), ["float16", "float32"]),
        (dict(seed=True), ["seed", "True"]),
    ],
)
def test_config(settings, words):
    with pytest.raises(ValueError) as error:
        dnn.Config(**settings)
    for word in words:
        assert word in str(error.value)


X, Y = np.zeros((2, 4)), np.array([[0.0, 1, 0, 1]])


@pytest.mark.parametrize(
    ("X", "Y", "cost", "word"),
    [
        (X[0], Y, "binary_cross_entropy", "shape"),
        (X, Y[:, :3], "binary_cross_entropy", "3"),
        (X[:, :0], Y[:, :0], "binary_cross_entropy", "empty|no example"),
        (np.where(np.eye(2, 4), np.nan, X), Y, "binary_cross_entropy", "nan"),
        (np.where(np.eye(2, 4), np.inf, X), Y, "binary_cross_entropy", "inf"),
        (X, 2 * Y, "binary_cross_entropy", "2"),
        (X, np.ones((3, 4)), "categorical_cross_entropy", "one"),
        (X, np.where(Y, np.nan, Y), "squared_error", "nan"),
        (X, Y, "hinge", "hinge"),
    ],
)
def test_data(X, Y, cost, word):
    data = dnn.Dataset(X, Y, cost)
    with pytest.raises(ValueError, match=f"(?i){word}"):
        dnn.Run(dnn.Config(), dnn.Split(data, data, data, np.zeros((2, 1)), np.ones((2, 1))))


def test_shapes_are_named_by_layer():
    params = dnn.initialize((2, 3, 1), "he", np.random.default_rng(0))
    wrong = (params[0], dnn.Layer(params[1].W.T, params[1].b))
    with pytest.raises(ValueError, match=r"W\[2\] has shape \(3, 1\): expected \(1, 3\)"):
        dnn.check_params(wrong, (2, 3, 1))
    with pytest.raises(ValueError, match=r"W\[1\] has shape \(3, 2\): expected \(3, 4\)"):
        dnn.check_forward(params, np.zeros((4, 5)))
    with pytest.raises(ValueError, match=r"b\[1\]"):
        dnn.check_params((dnn.Layer(params[0].W, np.zeros(3)), params[1]), (2, 3, 1))


def test_runs_of_a_stack_must_have_one_shape():
    configs = [dnn.Config(hidden=(3,)), dnn.Config(hidden=(4,))]
    with pytest.raises(ValueError, match="hidden"):
        dnn.Stack(configs, dnn.make_split(configs[0]))
    with pytest.raises(ValueError, match="at least one"):
        dnn.Stack([], dnn.make_split(configs[0]))


def test_parameters_come_back_from_a_file(tmp_path):
    params = dnn.initialize((3, 5, 2), "he", np.random.default_rng(0))
    for target in (tmp_path / "params.npz", io.BytesIO()):
        dnn.save_params(target, params)
        if isinstance(target, io.BytesIO):
            target.seek(0)
        for mine, theirs in zip(dnn.load_params(target), params, strict=True):
            np.testing.assert_array_equal(mine.W, theirs.W)
            np.testing.assert_array_equal(mine.b, theirs.b)


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def zip_bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("W1.npy", bytes(200 * 2**20))
    return file.getvalue()


W, b = np.ones((2, 3)), np.ones((2, 1))
BAD_FILES = {
    "empty": b"",
    "text": b"W1 = [[1, 2]]",
    "truncated": npz(W1=W, b1=b)[:200],
    "damaged": npz(W1=W, b1=b)[:120] + bytes(40) + npz(W1=W, b1=b)[160:],
    "pickle": pickle.dumps({"W1": W}),
    "pickled array": npz(W1=np.array([{}], dtype=object), b1=b),
    "no layers": npz(),
    "foreign names": npz(weights=W, bias=b),
    "missing bias": npz(W1=W, b1=b, W2=np.ones((1, 2))),
    "shapes that do not fit": npz(W1=W, b1=b, W2=np.ones((1, 4)), b2=np.ones((1, 1))),
    "flat bias": npz(W1=W, b1=b.ravel()),
    "not a number": npz(W1=W * np.nan, b1=b),
    "text array": npz(W1=np.array([["a"]]), b1=b),
    "complex": npz(W1=W * 1j, b1=b),
    "bomb": zip_bomb(),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_in_one_sentence(name):
    with pytest.raises(ValueError) as error:
        dnn.load_params(io.BytesIO(BAD_FILES[name]))
    assert 10 < len(str(error.value)) < 200
    assert "\n" not in str(error.value)
