"""An iteration's gradients, twice: in a loop over the examples, and for all of them with one matrix product a layer."""

import dnn


def by_loop(params, gs, X, Y, cost):
    """One example after the other."""
    m = X.shape[1]
    sums = [dnn.Layer(0 * W, 0 * b) for W, b in params]
    for i in range(m):
        x, y = X[:, i : i + 1], Y[:, i : i + 1]
        _, caches = dnn.network_forward(params, gs, x)
        grads = dnn.network_backward(params, gs, caches, y, cost)
        for total, grad in zip(sums, grads, strict=True):
            total.W[...] += grad.W
            total.b[...] += grad.b
    return [dnn.Layer(W / m, b / m) for W, b in sums]


def by_matrix(params, gs, X, Y, cost):
    """All m columns of X at once."""
    _, caches = dnn.network_forward(params, gs, X)
    return dnn.network_backward(params, gs, caches, Y, cost)
