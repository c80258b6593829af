"""Saved parameters come back as they were; whatever else a file holds is refused in a sentence."""

import io
import pickle
import zipfile

import numpy as np
import pytest

import dnn


def test_parameters_come_back_from_a_file(tmp_path):
    params = dnn.initialize((3, 5, 2), "he", np.random.default_rng(0))
    for target in (tmp_path / "params.npz", io.BytesIO()):
        dnn.save_params(target, params)
        if isinstance(target, io.BytesIO):
            target.seek(0)
        for mine, theirs in zip(dnn.load_params(target), params, strict=True):
            np.testing.assert_array_equal(mine.W, theirs.W)
            np.testing.assert_array_equal(mine.b, theirs.b)


@pytest.mark.parametrize("name", ["weights", "weights.txt", "weights.npz", "weights.tar.gz"])
def test_parameters_come_back_whatever_the_ending(name, tmp_path):
    params = dnn.initialize((3, 2), "he", np.random.default_rng(0))
    for path in (tmp_path / name, str(tmp_path / name)):
        dnn.save_params(path, params)
        np.testing.assert_array_equal(dnn.load_params(path)[0].W, params[0].W)
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    "file", [None, 5, "no/such/file", b"W1", object(), [], io.StringIO("W1")], ids=lambda file: type(file).__name__
)
def test_what_is_no_file_is_refused_in_one_sentence(file):
    with pytest.raises(ValueError, match="not a whole"):
        dnn.load_params(file)


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def raw_members():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("W1", b"1")
        archive.writestr("b1", b"1")
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
    "members that are no arrays": raw_members(),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_in_one_sentence(name):
    with pytest.raises(ValueError) as error:
        dnn.load_params(io.BytesIO(BAD_FILES[name]))
    assert 10 < len(str(error.value)) < 200
    assert "\n" not in str(error.value)
