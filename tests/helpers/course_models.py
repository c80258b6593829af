"""The course's models in terms of dnn's Run: full batch, from the course's own first parameters; and its flower."""

import numpy as np

import dnn
from dnn.data.datasets import make_dataset
from tests.helpers.course import (
    initialize_parameters,
    initialize_parameters_deep,
    layers,
    named,
    propagate,
)


def _train(X, Y, parameters, hidden, learning_rate, num_iterations, every):
    params = layers(parameters)
    data = dnn.Dataset(np.asarray(X, float), np.asarray(Y, float), "binary_cross_entropy")
    nothing = data._replace(X=data.X[:, :0], Y=data.Y[:, :0])
    widths = tuple(layer.W.shape[0] for layer in params[:-1])
    config = dnn.Config(hidden=widths, activation=(hidden,), alpha=learning_rate, max_iterations=num_iterations)
    run, costs = dnn.Run(config, dnn.Split(data, nothing, nothing, 0, 1), params), []
    while not run.stopped:
        costs.append(float(run.measures.cost_train))
        run.advance(iterations=every)
    return named(run.snapshot().params), costs


def nn_model(X, Y, n_h, num_iterations=10000, learning_rate=1.2, seed=2, every=1000):
    parameters = initialize_parameters(len(X), n_h, len(Y), np.random.RandomState(seed))
    return _train(X, Y, parameters, "tanh", learning_rate, num_iterations, every)


def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, seed=1, every=100):
    parameters = initialize_parameters_deep(layers_dims, "xavier", np.random.RandomState(seed))
    return _train(X, Y, parameters, "relu", learning_rate, num_iterations, every)


def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, seed=1, every=100):
    parameters = initialize_parameters(*layers_dims, np.random.RandomState(seed))
    return _train(X, Y, parameters, "relu", learning_rate, num_iterations, every)


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, every=100):
    parameters = {"W1": np.array(w, float).T, "b1": np.array([[b]], float).reshape(1, 1)}
    trained, costs = _train(X, Y, parameters, "tanh", learning_rate, num_iterations, every)
    grads, _ = propagate(trained["W1"].T, trained["b1"].item(), X, Y)
    return {"w": trained["W1"].T, "b": trained["b1"].item()}, grads, costs


def load_planar_dataset(seed=1):
    data = make_dataset("flower", 400, 0.2, np.random.RandomState(seed))
    return data.X, data.Y.astype("uint8")
