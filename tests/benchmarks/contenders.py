"""Who is timed: this core, the textbook's dicts of arrays, scikit-learn, PyTorch, and the bare NumPy calls.

Each is made from a workload with the same first weights, `train(iterations)` goes on from where it is, and
`params()` returns [(W, b), ...] so that the results can be compared.
"""

import itertools
import warnings

import numpy as np

import dnn

from .workloads import Workload


class Core:
    """This package's training loop."""

    def __init__(self, workload: Workload):
        self.run = dnn.Run(workload.config, workload.split)

    def train(self, iterations: int) -> None:
        for _ in range(iterations):
            self.run.descent.iterate()

    def params(self):
        return [(layer.W, layer.b) for layer in self.run.params]


class InTurn:
    """The examples of each iteration, for contenders that gather a batch as they go."""

    def __init__(self, workload: Workload):
        self.workload, self.iteration = workload, 0
        self.X, self.Y = workload.split.train[:2]

    def columns(self):
        """X and Y of the next batch."""
        epoch, position = divmod(self.iteration, self.workload.batches_an_epoch)
        self.iteration += 1
        size = self.workload.config.batch_size
        if not size:
            return self.X, self.Y
        if position == 0:
            self.order = self.workload.order(epoch)
        chosen = self.order[position * size : (position + 1) * size]
        return self.X[:, chosen], self.Y[:, chosen]


class Textbook(InTurn):
    """The course's assignments: dicts of arrays, a cache of everything, dA through every layer, the cost each time."""

    def __init__(self, workload: Workload):
        super().__init__(workload)
        self.L = len(workload.net.sizes) - 1
        self.hidden, self.softmax = workload.config.activation[0], workload.net.sizes[-1] > 1
        self.parameters = {}
        for l, layer in enumerate(dnn.first_params(workload.config, workload.split), start=1):
            self.parameters[f"W{l}"] = layer.W.astype(workload.config.dtype)
            self.parameters[f"b{l}"] = layer.b.astype(workload.config.dtype)

    def train(self, iterations: int) -> None:
        alpha = self.workload.config.alpha
        for _ in range(iterations):
            X, Y = self.columns()
            AL, caches = self.forward(X)
            self.cost = self.compute_cost(AL, Y)
            grads = self.backward(Y, AL, caches)
            for name in self.parameters:
                self.parameters[name] = self.parameters[name] - alpha * grads["d" + name]

    def forward(self, X):
        A, caches = X, []
        for l in range(1, self.L + 1):
            W, b, A_prev = self.parameters[f"W{l}"], self.parameters[f"b{l}"], A
            Z = np.dot(W, A_prev) + b
            if l < self.L:
                A = np.tanh(Z) if self.hidden == "tanh" else np.maximum(0, Z)
            elif self.softmax:
                exps = np.exp(Z - Z.max(axis=0, keepdims=True))
                A = exps / exps.sum(axis=0, keepdims=True)
            else:
                A = 1 / (1 + np.exp(-Z))
            caches.append((A_prev, W, b, Z))
        return A, caches

    def compute_cost(self, AL, Y):
        m = Y.shape[1]
        if self.softmax:
            return -np.sum(Y * np.log(AL)) / m
        return -np.sum(np.multiply(Y, np.log(AL)) + np.multiply(1 - Y, np.log(1 - AL))) / m

    def backward(self, Y, AL, caches):
        grads, m = {}, Y.shape[1]
        for l in range(self.L, 0, -1):
            A_prev, W, _, Z = caches[l - 1]
            if l == self.L:
                dA = None if self.softmax else -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
                dZ = AL - Y if self.softmax else dA * AL * (1 - AL)
            elif self.hidden == "tanh":
                dZ = dA * (1 - np.tanh(Z) ** 2)
            else:
                dZ = np.array(dA, copy=True)
                dZ[Z <= 0] = 0
            grads[f"dW{l}"] = np.dot(dZ, A_prev.T) / m
            grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
            dA = np.dot(W.T, dZ)
        return grads

    def params(self):
        return [(self.parameters[f"W{l}"], self.parameters[f"b{l}"]) for l in range(1, self.L + 1)]


class ScikitLearn:
    """MLPClassifier with plain gradient descent: one `fit` in full batch, one `partial_fit` an epoch otherwise.

    A `partial_fit` an iteration, which a live picture would need, costs it ten times as much on the smallest net.
    """

    def __init__(self, workload: Workload):
        from sklearn.neural_network import MLPClassifier

        config, train = workload.config, workload.split.train
        self.workload, self.iteration = workload, 0
        self.X = np.ascontiguousarray(train.X.T)
        self.y = train.Y.argmax(0) if len(train.Y) > 1 else train.Y[0].astype(int)
        self.mlp = MLPClassifier(
            config.hidden, activation=config.activation[0], solver="sgd", momentum=0, nesterovs_momentum=False, alpha=0,
            batch_size=config.batch_size or len(self.X), learning_rate_init=config.alpha, shuffle=False, max_iter=1,
            n_iter_no_change=10**9, warm_start=True,
        )  # fmt: skip
        self.fit(1)
        layers = dnn.first_params(config, workload.split)
        for mine, layer in zip(self.mlp.coefs_, layers, strict=True):
            mine[...] = layer.W.T
        for mine, layer in zip(self.mlp.intercepts_, layers, strict=True):
            mine[...] = layer.b[:, 0]

    def fit(self, epochs: int) -> None:
        """That many epochs in one call, in the order of the data."""
        self.mlp.max_iter = epochs
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it has not converged yet
            self.mlp.fit(self.X, self.y)

    def train(self, iterations: int) -> None:
        if not self.workload.config.batch_size:
            self.fit(iterations)
            return
        for _ in range(iterations // self.workload.batches_an_epoch):
            order = self.workload.order(self.iteration // self.workload.batches_an_epoch)
            self.mlp.partial_fit(self.X[order], self.y[order])
            self.iteration += self.workload.batches_an_epoch

    def params(self):
        return [(W.T, b[:, np.newaxis]) for W, b in zip(self.mlp.coefs_, self.mlp.intercepts_, strict=True)]


class PyTorch(InTurn):
    """Modules, autograd and torch.optim.SGD in eager mode, one thread."""

    def __init__(self, workload: Workload):
        import torch

        super().__init__(workload)
        torch.set_num_threads(1)
        self.torch = torch
        sizes, dtype = workload.net.sizes, getattr(torch, workload.config.dtype)
        hidden = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[workload.config.activation[0]]
        linears = [torch.nn.Linear(a, b, dtype=dtype) for a, b in itertools.pairwise(sizes)]
        with torch.no_grad():
            for linear, layer in zip(linears, dnn.first_params(workload.config, workload.split), strict=True):
                linear.weight.copy_(torch.from_numpy(layer.W))
                linear.bias.copy_(torch.from_numpy(layer.b[:, 0]))
        self.linears = linears
        modules = [module for linear in linears[:-1] for module in (linear, hidden())]
        self.net = torch.nn.Sequential(*modules, linears[-1])
        self.loss = torch.nn.CrossEntropyLoss() if sizes[-1] > 1 else torch.nn.BCEWithLogitsLoss()
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=workload.config.alpha)
        self.X, self.Y = (torch.from_numpy(np.ascontiguousarray(a.T)).T for a in (self.X, self.Y))

    def train(self, iterations: int) -> None:
        for _ in range(iterations):
            X, Y = self.columns()
            self.optimizer.zero_grad()
            self.loss(self.net(X.T), Y.T).backward()
            self.optimizer.step()

    def params(self):
        return [(linear.weight.detach().numpy(), linear.bias.detach().numpy()[:, None]) for linear in self.linears]


class Floor:
    """Not a contender: only the matrix products and one pass a nonlinearity, a slope and an update, on fixed arrays."""

    def __init__(self, workload: Workload):
        dtype, sizes = workload.config.dtype, workload.net.sizes
        m = workload.config.batch_size or workload.split.train.X.shape[1]
        rng = np.random.default_rng(0)
        made = lambda *shape: rng.standard_normal(shape).astype(dtype) * 0.1
        P = [made(n, n_prev + 1) for n_prev, n in itertools.pairwise(sizes)]
        H = [made(n + 1, m) for n in sizes[:-1]]
        Z = [made(n, m) for n in sizes[1:]]
        G = [np.empty_like(p) for p in P]
        dH = [np.empty_like(h) for h in H]
        g = np.tanh if workload.config.activation[0] == "tanh" else np.negative
        last = np.exp if sizes[-1] > 1 else np.tanh
        self.calls = []
        for l in range(len(P)):
            self.calls += [(P[l].dot, (H[l], Z[l])), (g if l < len(P) - 1 else last, (Z[l], Z[l]))]
        for l in reversed(range(len(P))):
            self.calls += [(np.multiply, (Z[l], Z[l], Z[l])), (Z[l].dot, (H[l].T, G[l]))]
            if l:
                self.calls += [(P[l].T.dot, (Z[l], dH[l]))]
        w, dw = (np.zeros(dnn.parameter_count(sizes), dtype) for _ in range(2))
        self.calls += [(np.subtract, (w, dw, w))]

    def train(self, iterations: int) -> None:
        for _ in range(iterations):
            for call, arguments in self.calls:
                call(*arguments)
