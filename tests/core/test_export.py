"""Exported code in fresh processes: the NumPy script ends at the same cost, the PyTorch net gives the same answers."""

import ast
import inspect
import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

import dnn
from dnn import elementwise, optimizers

CONFIG = dnn.Config(examples=60, hidden=(5, 3))


def ran(code: str, folder) -> str:
    script = folder / "run.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, "-I", str(script)], capture_output=True, text=True, timeout=120, cwd=folder)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def cost_of(run: dnn.Run, folder) -> float:
    out = ran(dnn.numpy_script(run), folder)
    assert out.startswith(f"{run.iteration} iterations")
    return float(out.split("J =")[1])


def run_of(iterations=150, **changes) -> dnn.Run:
    config = replace(CONFIG, **changes)
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=iterations)
    return run


@pytest.mark.parametrize("optimizer", dnn.OPTIMIZERS)
@pytest.mark.parametrize("dataset", dnn.DATASETS)
def test_the_script_ends_at_the_same_cost(dataset, optimizer, tmp_path):
    # With larger steps a net of many pixels makes much of the last digit, which another order of sums changes.
    steps = dict(iterations=30, alpha=0.002) if dnn.DATASETS[dataset].kind == "images" else dict(alpha=0.02)
    run = run_of(dataset=dataset, optimizer=optimizer, **steps)
    assert cost_of(run, tmp_path) == pytest.approx(run.measures.cost_train, abs=1e-9)


@pytest.mark.parametrize("activation", dnn.ACTIVATIONS)
def test_every_activation_is_exported(activation, tmp_path):
    run = run_of(activation=(activation,), slope=0.2, batch_size=16, l2=0.3, l1=0.1, alpha=0.05)
    assert cost_of(run, tmp_path) == pytest.approx(run.measures.cost_train, abs=1e-9)


def test_changes_and_weights_set_by_hand_are_in_the_script(tmp_path):
    run = run_of(40, optimizer="momentum")
    run.change([replace(run.config, alpha=0.1, batch_size=7)])
    run.advance(iterations=30)
    for value in (3.0, 0.5, -0.75):
        run.set_weight(2, 3, 1, value)
    run.set_weight(1, 1, 2, 1.5)
    run.advance(iterations=30)
    run.set_weight(1, 1, 2, 0.25)
    run.change([replace(run.config, optimizer="adam", alpha=0.01, l2=0.2)])
    run.advance(iterations=31)
    assert cost_of(run, tmp_path) == pytest.approx(run.measures.cost_train, abs=1e-9)


def test_a_branch_is_exported_without_what_was_forgotten(tmp_path):
    run = run_of(30)
    saved = run.save()
    run.change([replace(run.config, alpha=2.0)])
    run.advance(iterations=50)
    run.go_back(saved)
    run.advance(iterations=10)
    straight = run_of(40)
    np.testing.assert_array_equal(run.params[0].W, straight.params[0].W)
    assert cost_of(run, tmp_path) == pytest.approx(straight.measures.cost_train, abs=1e-9)


def test_a_run_in_single_precision_is_exported_as_one(tmp_path):
    run = run_of(dtype="float32", optimizer="adam", alpha=0.02)
    assert cost_of(run, tmp_path) == pytest.approx(run.measures.cost_train, abs=1e-5)


def test_the_script_holds_the_source_of_what_ran():
    script = dnn.numpy_script(run_of(5, activation=("gelu",), optimizer="adam"))
    for function in (elementwise.gelu, elementwise.gelu_prime, elementwise.sigmoid, optimizers.adam):
        assert inspect.getsource(function) in script
    assert f"SQRT_2_OVER_PI = {elementwise.SQRT_2_OVER_PI!r}" in script
    assert "def tanh_prime" not in script  # what was not used is not there


GAIN = {"of all": 2.0}


def cost(Z, out=None):
    return np.positive(Z, out=out)


def gained(Z, out=None):
    return np.multiply(Z, GAIN["of all"], out=out)


def inner():
    slope = 2.0

    def g(Z, out=None):
        return np.multiply(Z, slope, out=out)

    return g


@pytest.mark.parametrize(
    ("g", "sentence"),
    [
        (lambda Z, out=None: Z, "<lambda> cannot be exported: it must be a function of a module"),
        (inner(), "g cannot be exported: it must be a function of a module"),
        (cost, "cost cannot be exported: another thing in the exported code has the same name"),
        (gained, "GAIN cannot be exported: it is no number"),
    ],
)
def test_what_has_no_source_of_its_own_is_refused_in_a_sentence(g, sentence, monkeypatch):
    monkeypatch.setitem(dnn.ACTIVATIONS, "odd", dnn.Activation("odd", "z", g, elementwise.linear_prime))
    with pytest.raises(ValueError, match=sentence):
        dnn.numpy_script(run_of(0, activation=("odd",)))


@pytest.mark.parametrize("library", ["torch", "keras"])
def test_a_library_without_the_activation_is_told(library, monkeypatch):
    odd = replace(dnn.ACTIVATIONS["relu"], label="odd one", torch="", keras="")
    monkeypatch.setitem(dnn.ACTIVATIONS, "odd", odd)
    run = run_of(0, activation=("odd",))
    assert "has no odd one by name" in dnn.unknown_to(library, run)
    with pytest.raises(ValueError, match="has no odd one by name"):
        {"torch": dnn.torch_code, "keras": dnn.keras_code}[library](run)
    assert not dnn.unknown_to(library, run_of(0))


@pytest.mark.parametrize("activation", [name for name, g in dnn.ACTIVATIONS.items() if g.torch])
def test_the_torch_net_gives_the_same_answers(activation, tmp_path):
    pytest.importorskip("torch")
    for dataset in ("moons", "three_blobs", "curve"):
        run = run_of(60, dataset=dataset, activation=(activation,), alpha=0.05)
        X = run.split.test.X
        probe = f"\nimport json\nprint(json.dumps(net(torch.as_tensor(np.array({X.T.tolist()}))).tolist()))\n"
        answers = np.array(json.loads(ran(dnn.torch_code(run) + probe, tmp_path))).T
        np.testing.assert_allclose(answers, run.predict(X), atol=1e-12)


@pytest.mark.parametrize("activation", [name for name, g in dnn.ACTIVATIONS.items() if g.keras])
def test_the_keras_code_is_a_net_of_this_shape(activation):
    tree = ast.parse(dnn.keras_code(run_of(5, activation=(activation,))))
    dense = [
        node.args[0].value for node in ast.walk(tree) if getattr(getattr(node, "func", None), "attr", "") == "Dense"
    ]
    assert dense == [5, 3, 1]
