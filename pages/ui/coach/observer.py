"""Looks at a dnn.Run for the coach: one pass forward and one backward on a few hundred examples, nothing is changed."""

import numpy as np

import dnn
from pages.ui.coach.seen import LayerSeen, Seen

MOST_EXAMPLES = 256  # of the training part, evenly taken
MOST_WORK = 10_000_000  # weights times examples: about five milliseconds
SLOPE = 0.05  # a unit whose slope is on average a smaller part of the largest is saturated
CAN_DIE = {"relu"}
CAN_SATURATE = {"tanh": 1.0, "sigmoid": 0.25}  # with the largest slope


def observe(run: dnn.Run) -> Seen:
    """The run since its settings were changed last, and its layers as they are now (none, if it is too large)."""
    config, history, train = run.config, run.history, run.split.train
    first = int(np.searchsorted(history.iteration, run.steps[-1].iteration))
    first = min(first, len(history) - 1)
    now = run.measures
    kept = slice(first, len(history) - int(history.iteration[-1] == run.iteration))
    return Seen(
        alpha=config.alpha,
        optimizer=config.optimizer,
        batch_size=config.batch_size if config.batch_size < train.X.shape[1] else 0,
        examples=train.X.shape[1],
        test_examples=run.split.test.X.shape[1],
        initializer=config.initializer,
        l2=config.l2,
        iteration=run.iteration,
        diverged_at=run.diverged_at,
        i=np.append(history.iteration[kept], run.iteration),
        J=np.append(history.cost_train[kept], now.cost_train),
        J_test=np.append(history.cost_test[kept], now.cost_test),
        guess=guess_cost(train),
        accuracy_train=float(now.accuracy_train),
        accuracy_test=float(now.accuracy_test),
        layers=_layers(run),
    )


def guess_cost(data: dnn.Dataset) -> float:
    """The cost of the constant answer that is best for these labels."""
    cost = dnn.COSTS[data.cost]
    mean = data.Y.mean(axis=1, keepdims=True)  # (n_L, 1)
    with np.errstate(all="ignore"):
        return max(float(cost.from_A(np.broadcast_to(mean, data.Y.shape), data.Y)), 1e-12)


def _layers(run: dnn.Run) -> tuple[LayerSeen, ...]:
    params, train = run.params, run.split.train
    step = -(-train.X.shape[1] // MOST_EXAMPLES)
    X, Y = train.X[:, ::step], train.Y[:, ::step]
    if dnn.parameter_count(dnn.layer_sizes(params)) * X.shape[1] > MOST_WORK:
        return ()
    config = run.config
    with np.errstate(all="ignore"):
        _, caches = dnn.network_forward(params, run.activations, X)
        grads = dnn.network_backward(
            params, run.activations, caches, Y, dnn.COSTS[train.cost], l2=config.l2, l1=config.l1
        )
        norms = [float(np.linalg.norm(grad.W)) for grad in grads]
        names = config.activation * (1 if len(config.activation) == len(config.hidden) else len(config.hidden))
        hidden = [
            _hidden(layer, g, cache, norm, name)
            for layer, g, cache, norm, name in zip(params, run.activations, caches, norms, names, strict=False)
        ]
    return (*hidden, LayerSeen(len(params[-1].W), norms[-1]))


def _hidden(layer: dnn.Layer, g: dnn.Activation, cache: dnn.Cache, norm: float, name: str) -> LayerSeen:
    P = np.hstack(layer)  # (n_l, n_prev + 1)
    slopes = g.g_prime(cache.Z, cache.A)  # (n_l, m)
    largest = CAN_SATURATE.get(name)
    return LayerSeen(
        units=len(P),
        gradient=norm,
        activation=name,
        same=not layer.W.any() or (len(P) > 1 and np.ptp(P, axis=0).max() <= 1e-9 * np.abs(P).max()),
        dead=int((slopes.max(axis=1) == 0).sum()) if name in CAN_DIE else 0,
        saturated=int((slopes.mean(axis=1) < SLOPE * largest).sum()) if largest else 0,
    )
