"""The same cost curve as scikit-learn's multilayer perceptrons from the same weights, to 1e-8 over 50 iterations."""

import warnings

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor

import dnn

ITERATIONS = 50
BETA1 = 0.9
SPLITS = {
    "binary_cross_entropy": dnn.make_split(dnn.Config(dataset="moons", examples=80, train_share=1.0)),
    "categorical_cross_entropy": dnn.make_split(dnn.Config(dataset="digits", train_share=0.1)),
    "squared_error": dnn.make_split(dnn.Config(dataset="curve", examples=60, train_share=1.0)),
}
# scikit-learn's momentum adds up gradients, the course's averages them: the same for alpha (1 - beta).
SOLVERS = {
    "momentum": (
        0.5,
        dict(solver="sgd", momentum=BETA1, nesterovs_momentum=False, learning_rate_init=0.5 * (1 - BETA1)),
    ),
    "adam": (0.01, dict(solver="adam", beta_1=BETA1, beta_2=0.999, epsilon=1e-15, learning_rate_init=0.01)),
}


def sklearn_curve(split, params, config, solver):
    """Losses of scikit-learn before each of ITERATIONS full-batch updates, started from `params`."""
    kind = MLPRegressor if split.train.cost == "squared_error" else MLPClassifier
    X, Y = split.train.X.T, split.train.Y
    y = Y.argmax(0) if len(Y) > 1 else Y.ravel() if kind is MLPRegressor else Y.ravel().astype(int)
    activation = {"tanh": "tanh", "relu": "relu", "sigmoid": "logistic"}[config.activation[0]]
    mlp = kind(
        hidden_layer_sizes=config.hidden,
        activation=activation,
        alpha=config.l2,
        batch_size=len(X),
        max_iter=1,
        shuffle=False,
        warm_start=True,
        n_iter_no_change=10**6,
        **solver,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        mlp.fit(X, y)  # makes the arrays; a second fit starts a new optimizer from what is in them
        for coefs, intercepts, layer in zip(mlp.coefs_, mlp.intercepts_, params, strict=True):
            coefs[...], intercepts[...] = layer.W.T, layer.b[:, 0]
        mlp.loss_curve_ = []
        mlp.max_iter = ITERATIONS
        mlp.fit(X, y)
    return np.array(mlp.loss_curve_)


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid"])
@pytest.mark.parametrize("cost", SPLITS)
def test_same_cost_curve(cost, activation, solver):
    alpha, theirs = SOLVERS[solver]
    split = SPLITS[cost]
    config = dnn.Config(
        hidden=(6, 5), activation=(activation,), optimizer=solver, alpha=alpha, epsilon=1e-15, l2=0.3, seed=3
    )
    run = dnn.Run(config, split)
    first = run.snapshot().params
    run.advance(iterations=ITERATIONS - 1)
    assert len(run.history) == ITERATIONS
    np.testing.assert_allclose(run.history.cost_train, sklearn_curve(split, first, config, theirs), atol=1e-8, rtol=0)
    assert run.history.cost_train[-1] < run.history.cost_train[0]
