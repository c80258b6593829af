"""The browser's scripts: their types, eslint, and node's own tests, which read frames that Python packed."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

import dnn
from pages.ui.lessons.iteration import Rounds, Start
from pages.ui.lessons.trace.sent import message
from pages.ui.live.wire import Encoder
from tests.helpers.traced import sums_of

HERE = Path(__file__).parent
FRAMES = {
    "nothing": ({}, {}),
    "everything": (
        {"message": "α = 0.5, größer als ½ 🙂", "timeline": {"count": 3, "at": 2}, "alpha": 0.5},
        {
            "odd": np.arange(9, dtype=np.uint8),
            "float32": np.arange(-3, 4, dtype=np.float32) / 8,
            "float64": np.array([0.5, np.nan, 1e-3, 1e30]),
            "beyond float32": np.array([0.5, np.inf, np.nan, -1.7e308]),
            "integers": np.arange(5),
            "empty": np.empty(0),
            "rows": np.arange(6.0).reshape(2, 3),
            "not in one piece": np.arange(12, dtype=np.uint8)[::2],
            "signed": np.arange(-3, 4, dtype=np.int8),
        },
    ),
}


def npm(*words: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["npm", *words], cwd=HERE, env=os.environ | environment, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def node_modules() -> None:
    """What package-lock.json names, installed once and again when that changes."""
    if shutil.which("npm") is None:
        pytest.skip("no npm: Node.js is not installed")
    installed, wanted = HERE / "node_modules" / ".package-lock.json", HERE / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        done = npm("ci", "--no-audit", "--no-fund")
        if done.returncode:
            pytest.skip(f"npm ci failed, is there a network? {done.stderr[-300:]}")


def plain(kept: np.ndarray) -> dict:
    """What a browser should read, as JSON has it: null for NaN."""
    if kept.dtype not in (np.uint8, np.int8) and not np.nanmax(np.abs(kept[np.isfinite(kept)]), initial=0) > 1e38:
        kept = kept.astype(np.float32)
    words = {np.inf: "Infinity", -np.inf: "-Infinity"}
    return {
        "dtype": kept.dtype.name,
        "values": [None if np.isnan(v) else words.get(v, v) for v in kept.ravel().tolist()],
    }


def test_frames_are_read_as_they_were_packed(node_modules, tmp_path):
    for name, (header, segments) in FRAMES.items():
        (tmp_path / f"{name}.frame").write_bytes(Encoder().encode(header, {"frame": 1}, segments))
        expected = {
            "header": header | {"frame": 1, "numbers": []},
            "arrays": {key: plain(array) for key, array in segments.items()},
        }
        (tmp_path / f"{name}.json").write_text(json.dumps(expected), encoding="utf-8")
    write_iterations(tmp_path)
    done = npm("run", "unit", FRAMES=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr


def write_iterations(folder: Path) -> None:
    """Iterations as they are sent, each with the sum of every cell as the browser is to write it."""
    for seed, settings in enumerate(({}, {"initializer": "large"}, {"initializer": "small", "alpha": 1e-4}), start=1):
        config = dnn.Config(examples=400, hidden=(3, 12), activation=("relu", "swish"), seed=seed, **settings)
        start = Start.of(config, 3)
        told = {"message": message(Rounds(start), 2), "sums": sums_of(start, 2)}
        (folder / f"{seed}.iteration").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize("check", ["types", "lint"])
def test_scripts_pass(node_modules, check):
    done = npm("run", check)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_names_no_registry():
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
