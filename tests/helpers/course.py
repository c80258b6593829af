"""The course's function names in terms of dnn's: an adapter for its published test cases, without mathematics.

What trains is in course_models.py.

Assignments: C1W2 logistic regression, C1W3 planar data (tanh), C1W4 deep network (ReLU), C2W1 and C2W2.
"""

import itertools

import numpy as np

import dnn
from dnn import ACTIVATIONS, SOFTMAX

BINARY = dnn.COSTS["binary_cross_entropy"]
BY_NAME = {**ACTIVATIONS, "softmax": SOFTMAX}


def layers(parameters, prefix=""):
    """{"W1": ..., "b1": ...} -> (Layer, ...)."""
    depth = len([name for name in parameters if name.startswith(prefix + "W")])
    return tuple(dnn.Layer(parameters[f"{prefix}W{l}"], parameters[f"{prefix}b{l}"]) for l in range(1, depth + 1))


def named(params, prefix=""):
    """(Layer, ...) -> {"W1": ..., "b1": ...}."""
    return {
        f"{prefix}{kind}{l}": array
        for l, layer in enumerate(params, 1)
        for kind, array in zip("Wb", layer, strict=True)
    }


def net(depth, hidden):
    return [BY_NAME[hidden]] * (depth - 1) + [BINARY.output]


# Activations


def sigmoid(Z):
    return BY_NAME["sigmoid"].g(np.asarray(Z, float))


def relu(Z):
    return BY_NAME["relu"].g(np.asarray(Z, float)), Z


def sigmoid_backward(dA, cache):
    return BY_NAME["sigmoid"].backward(dA, cache, BY_NAME["sigmoid"].g(cache))


def relu_backward(dA, cache):
    return BY_NAME["relu"].backward(dA, cache, BY_NAME["relu"].g(cache))


# Initialization; the course seeds inside its functions, so the cases say which stream to draw from


def initialize_parameters(n_x, n_h, n_y, rng=np.random):
    return named(dnn.initialize((n_x, n_h, n_y), "small", rng))


def initialize_parameters_deep(layer_dims, initializer="small", rng=np.random):
    return named(dnn.initialize(layer_dims, initializer, rng))


def initialize_parameters_zeros(layer_dims):
    return initialize_parameters_deep(layer_dims, "zeros")


def initialize_parameters_random(layer_dims):
    return initialize_parameters_deep(layer_dims, "large")


def initialize_parameters_he(layer_dims):
    return initialize_parameters_deep(layer_dims, "he")


def initialize_with_zeros(dim):
    ((W, b),) = dnn.initialize((dim, 1), "zeros", np.random)
    return W.T, b.item()


# Forward


def linear_forward(A, W, b):
    _, cache = dnn.layer_forward(dnn.Layer(W, b), BY_NAME["linear"], A)
    return cache.Z, (A, W, b)


def linear_activation_forward(A_prev, W, b, activation):
    A, cache = dnn.layer_forward(dnn.Layer(W, b), BY_NAME[activation], A_prev)
    return A, ((A_prev, W, b), cache.Z)


def L_model_forward(X, parameters, hidden="relu"):
    params = layers(parameters)
    AL, caches = dnn.network_forward(params, net(len(params), hidden), X)
    return AL, [((cache.A_prev, *layer), cache.Z) for cache, layer in zip(caches, params, strict=True)]


def forward_propagation(X, parameters, hidden="tanh"):
    params = layers(parameters)
    AL, caches = dnn.network_forward(params, net(len(params), hidden), X)
    return AL, {f"{kind}{l}": getattr(cache, kind) for l, cache in enumerate(caches, 1) for kind in "ZA"}


def predict(parameters, X, hidden="tanh"):
    return forward_propagation(X, parameters, hidden)[0] > 0.5


# Cost


def compute_cost(AL, Y):
    return float(BINARY.from_A(AL, Y))


def compute_cost_with_regularization(AL, Y, parameters, lambd):
    return compute_cost(AL, Y) + dnn.penalty(layers(parameters), Y.shape[1], l2=lambd)


# Backward


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dA_prev, grad = dnn.linear_backward(dnn.Layer(W, b), dZ, A_prev)
    return dA_prev, grad.W, grad.b


def linear_activation_backward(dA, cache, activation):
    (A_prev, W, b), Z = cache
    record = BY_NAME[activation]
    dA_prev, grad = dnn.layer_backward(dnn.Layer(W, b), record, dA, dnn.Cache(A_prev, Z, record.g(Z)))
    return dA_prev, grad.W, grad.b


def L_model_backward(AL, Y, caches, hidden="relu"):
    grads, L = {}, len(caches)
    dA = BINARY.dA(AL, np.reshape(Y, AL.shape))
    for l in range(L, 0, -1):
        activation = "sigmoid" if l == L else hidden
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], activation)
        grads[f"dA{l - 1}"] = dA
    return grads


def backward_propagation(parameters, cache, X, Y, hidden="tanh", lambd=0.0):
    params = layers(parameters)
    activated = [X, *(cache[f"A{l}"] for l in range(1, len(params) + 1))]
    # tanh, ReLU and sigmoid read their slopes off A: Z is not needed
    caches = [dnn.Cache(A_prev, None, A) for A_prev, A in itertools.pairwise(activated)]
    return named(dnn.network_backward(params, net(len(params), hidden), caches, Y, BINARY, l2=lambd), "d")


def propagate(w, b, X, Y):
    params = (dnn.Layer(w.T, np.array([[b]], float).reshape(1, 1)),)
    AL, caches = dnn.network_forward(params, [BINARY.output], X)
    (grad,) = dnn.network_backward(params, [BINARY.output], caches, Y, BINARY)
    return {"dw": grad.W.T, "db": grad.b.item()}, compute_cost(AL, Y)


# Updates


def _step(optimizer, parameters, grads, states, t=1, **rates):
    """One step of an optimizer on copies of every array; `states` are dicts that go by "dW1", and are changed."""
    updated = {}
    for name, array in parameters.items():
        w = np.array(array, float)
        state = [each["d" + name] for each in states]
        dnn.OPTIMIZERS[optimizer].step(w, grads["d" + name], state, dnn.Rates(**rates), t, np.empty_like(w))
        updated[name] = w
    return updated


def update_parameters(parameters, grads, learning_rate=1.2):
    return _step("gradient_descent", parameters, grads, [], alpha=learning_rate)


update_parameters_with_gd = update_parameters


def initialize_velocity(parameters):
    return {"d" + name: np.zeros_like(array) for name, array in parameters.items()}


def initialize_adam(parameters):
    return initialize_velocity(parameters), initialize_velocity(parameters)


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    return _step("momentum", parameters, grads, [v], alpha=learning_rate, beta1=beta), v


def update_parameters_with_adam(parameters, grads, v, s, t=2, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    rates = dict(alpha=learning_rate, beta1=beta1, beta2=beta2, epsilon=epsilon)
    return _step("adam", parameters, grads, [v, s], t, **rates), v, s


# Checks


def gradient_check_n(parameters, X, Y, hidden="relu", epsilon=1e-7):
    params = layers(parameters)
    return dnn.gradient_check(params, net(len(params), hidden), X, Y, BINARY, epsilon=epsilon)
