"""What holds for every net, tried on nets that Hypothesis makes up."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnn

SETTINGS = settings(deadline=None, max_examples=40)
names = st.sampled_from(sorted(dnn.ACTIVATIONS))
widths = st.lists(st.integers(1, 6), min_size=0, max_size=4)
seeds = st.integers(0, 2**32 - 1)


def net(hidden, names, seed, n_x=3, n_y=2):
    rng = np.random.default_rng(seed)
    params = dnn.initialize((n_x, *hidden, n_y), "xavier", rng)
    params = tuple(dnn.Layer(W, rng.standard_normal(b.shape)) for W, b in params)
    activations = [*(dnn.ACTIVATIONS[name] for name in names), dnn.ACTIVATIONS["sigmoid"]]
    return params, activations, rng


@SETTINGS
@given(widths, st.data(), seeds)
def test_permuting_the_columns_of_X_permutes_those_of_A(hidden, data, seed):
    chosen = data.draw(st.lists(names, min_size=len(hidden), max_size=len(hidden)))
    params, activations, rng = net(hidden, chosen, seed)
    X, order = rng.standard_normal((3, 8)), rng.permutation(8)
    np.testing.assert_allclose(
        dnn.predict(params, activations, X[:, order]),
        dnn.predict(params, activations, X)[:, order],
        rtol=1e-12,
    )


@SETTINGS
@given(widths, seeds)
def test_a_net_of_linear_layers_is_one_matrix(hidden, seed):
    params, activations, rng = net(hidden, ["linear"] * len(hidden), seed)
    activations[-1] = dnn.ACTIVATIONS["linear"]
    X = rng.standard_normal((3, 8))
    W, b = np.eye(3), np.zeros((3, 1))
    for layer in params:
        W, b = layer.W @ W, layer.W @ b + layer.b
    np.testing.assert_allclose(dnn.predict(params, activations, X), W @ X + b, rtol=1e-10, atol=1e-10)


@SETTINGS
@given(st.lists(st.integers(2, 6), min_size=1, max_size=3), names, st.integers(1, 60), st.sampled_from([0, 7]))
def test_zero_initialization_keeps_all_rows_of_W1_equal(hidden, name, iterations, batch_size):
    config = dnn.Config(
        examples=40,
        hidden=tuple(hidden),
        activation=(name,),
        initializer="zeros",
        batch_size=batch_size,
        alpha=0.5,
    )
    run = dnn.Run(config, dnn.make_split(config))
    run.advance(iterations=iterations)
    W = run.params[0].W  # equal to rounding: a BLAS may sum the last rows in another order
    np.testing.assert_allclose(W, W[:1].repeat(hidden[0], axis=0), rtol=1e-9, atol=1e-15)


@SETTINGS
@given(
    st.lists(st.integers(1, 5), max_size=3),
    names,
    st.sampled_from(sorted(dnn.OPTIMIZERS)),
    st.sampled_from([0, 1, 7]),
    st.lists(
        st.tuples(st.integers(0, 99), st.sampled_from([0.003, 0.01, 0.05]), st.sampled_from([0, 0.1])),
        min_size=1,
        max_size=4,
    ),
)
def test_stacking_runs_changes_none(hidden, name, optimizer, batch_size, members):
    configs = [
        dnn.Config(
            examples=30,
            hidden=tuple(hidden),
            activation=(name,),
            optimizer=optimizer,
            batch_size=batch_size,
            seed=seed,
            alpha=alpha,
            l2=l2,
            l1=l2 / 2,
        )
        for seed, alpha, l2 in members
    ]
    split = dnn.make_split(configs[0])
    stack = dnn.Stack(configs, split)
    stack.advance(iterations=40)
    for member, config in enumerate(configs):
        run = dnn.Run(config, split)
        run.advance(iterations=40)
        np.testing.assert_allclose(stack.history.cost_train[:, member], run.history.cost_train, rtol=0, atol=1e-9)
        for together, alone in zip(stack.params, run.params, strict=True):
            np.testing.assert_allclose(together.W[member], alone.W, rtol=0, atol=1e-9)


@SETTINGS
@given(widths, st.data(), seeds, st.sampled_from(["float64", "float32"]))
def test_the_fast_workspace_does_the_algebra_of_network_py(hidden, data, seed, dtype):
    from dnn.training.batches import whole
    from dnn.training.workspace import Parameters, Workspace

    chosen = data.draw(st.lists(names, min_size=len(hidden), max_size=len(hidden)))
    params, activations, rng = net(hidden, chosen, seed, n_y=1)
    X, Y = rng.standard_normal((3, 9)), (rng.random((1, 9)) > 0.5).astype(float)
    folded, grads = (Parameters((3, *hidden, 1), dtype) for _ in range(2))
    folded.fill(params)
    workspace, batch = Workspace(folded, activations, 9), whole(X.astype(dtype), Y.astype(dtype))
    workspace.forward(batch.H)
    workspace.backward(batch.HT, batch.Y, grads)
    AL, caches = dnn.network_forward(params, activations, X)
    expected = dnn.network_backward(params, activations, caches, Y, dnn.COSTS["binary_cross_entropy"])
    tolerance = 1e-12 if dtype == "float64" else 1e-4
    np.testing.assert_allclose(workspace.A, AL, rtol=tolerance, atol=tolerance)
    for mine, theirs in zip(grads.layers, expected, strict=True):
        np.testing.assert_allclose(mine.W, theirs.W, rtol=tolerance, atol=tolerance)
        np.testing.assert_allclose(mine.b, theirs.b, rtol=tolerance, atol=tolerance)


@pytest.mark.slow
@SETTINGS
@given(
    st.lists(st.one_of(st.integers(1, 90), st.just("seconds")), min_size=1, max_size=30),
    st.sampled_from(["relu", "tanh", "elu"]),
    st.sampled_from([0.03, 0.3, 3.0, 30.0]),
    st.sampled_from([0, 7]),
    st.sampled_from([{}, {"target_cost": 0.4}, {"target_accuracy": 0.9}, {"max_iterations": 333}]),
    st.integers(0, 5),
)
def test_the_end_of_a_run_does_not_depend_on_how_it_is_cut(cuts, name, alpha, batch_size, stop, seed):
    config = dnn.Config(
        dataset="curve" if "target_accuracy" in stop else "circles",
        examples=30,
        hidden=(5, 4),
        activation=(name,),
        initializer="large",
        alpha=alpha,
        batch_size=batch_size,
        seed=seed,
        l2=0.1,
        **stop,
    )
    split = dnn.make_split(config)
    for make in (lambda: dnn.Run(config, split), lambda: dnn.Stack([config, replace(config, alpha=0.01)], split)):
        whole, cut = make(), make()
        whole.advance(iterations=500)
        for each in cuts:
            most = 500 - cut.iteration
            cut.advance(
                **{"iterations": most, "seconds": 1e-4} if each == "seconds" else {"iterations": min(each, most)}
            )
        cut.advance(iterations=500 - cut.iteration)
        assert (cut.iteration, cut.stopped) == (whole.iteration, whole.stopped)
        np.testing.assert_array_equal(cut.descent.params.vector, whole.descent.params.vector)
        np.testing.assert_array_equal(cut.history.cost_train, whole.history.cost_train)
        for fact in ("diverged_at", "ended_at", "endings"):
            assert getattr(cut, fact, None) == getattr(whole, fact, None)
