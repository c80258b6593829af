"""Time the core against its peers: `python -m tests.benchmarks.core [float32]`.

Same data, same first weights, same arithmetic; the parameters must agree to 1e-6 before anything is timed (in
float32 to 1e-3). Rounds are interleaved, since machines drift, and what is printed are medians of the ratios
peer / core within a round. One BLAS thread, since a second one slows small products down.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import importlib.util
import sys
from statistics import median
from time import perf_counter

import numpy as np

import dnn

from .contenders import Core, Floor, PyTorch, ScikitLearn, Textbook
from .workloads import Workload, workloads

ROUNDS = 15
PEERS = {"textbook": Textbook, "scikit-learn": ScikitLearn, "PyTorch": PyTorch}
NEEDS = {"scikit-learn": "sklearn", "PyTorch": "torch"}


def timed(contender, iterations: int) -> float:
    """Seconds for that many iterations."""
    start = perf_counter()
    contender.train(iterations)
    return perf_counter() - start


def disagreement(workload: Workload, peer) -> float:
    """Largest difference of a parameter after two epochs, or 20 iterations in full batch, from the same start."""
    iterations = 2 * workload.batches_an_epoch if workload.config.batch_size else 20
    contenders = Core(workload), peer(workload)
    for contender in contenders:
        contender.train(iterations)
    pairs = zip(*(contender.params() for contender in contenders), strict=True)
    return max(float(np.abs(a - b).max()) for mine, theirs in pairs for a, b in zip(mine, theirs, strict=True))


def compare(workload: Workload, peers: dict) -> None:
    """Print one row: microseconds an iteration of the core, then ratios."""
    for name, peer in peers.items():
        difference = disagreement(workload, peer)
        if difference > (1e-6 if workload.config.dtype == "float64" else 1e-3):
            raise SystemExit(f"{workload.name}: {name} ends {difference:.1e} away from the core")
    contenders = {"core": Core, **peers, "floor": Floor}
    made = {name: contender(workload) for name, contender in contenders.items()}
    epochs = max(1, workload.iterations // workload.batches_an_epoch)
    iterations = epochs * workload.batches_an_epoch
    times = {name: [] for name in made}
    for _ in range(ROUNDS):
        for name, contender in made.items():
            times[name].append(timed(contender, iterations))
    ratios = [median(t / core for t, core in zip(times[name], times["core"], strict=True)) for name in made]
    cells = [
        f"{1e6 * median(times['core']) / iterations:>10.1f}",
        *(f"{ratio:>12.2f}" for ratio in ratios[1:]),
    ]
    print(f"{workload.name:36}" + " ".join(cells), flush=True)


def compare_stack(workload: Workload, k: int = 8) -> None:
    """Print the time of k runs trained together over that of the k one after the other."""
    configs = [workload.config.__class__(**{**vars(workload.config), "seed": seed}) for seed in range(k)]
    stack = dnn.Stack(configs, workload.split)
    runs = [dnn.Run(config, workload.split) for config in configs]
    ratios = []
    for _ in range(ROUNDS):
        start = perf_counter()
        for _ in range(workload.iterations // 4):
            stack.descent.iterate()
        together = perf_counter() - start
        start = perf_counter()
        for run in runs:
            for _ in range(workload.iterations // 4):
                run.descent.iterate()
        ratios.append(together / (perf_counter() - start))
    print(f"{workload.name:36}{median(ratios):>10.2f}", flush=True)


def main(dtype: str = "float64") -> None:
    missing = [name for name, module in NEEDS.items() if importlib.util.find_spec(module) is None]
    peers = {name: peer for name, peer in PEERS.items() if name not in missing}
    for name in missing:
        print(f"{name} is not installed, so it is left out")
    print(f"{dtype}; time of the peer / time of the core, medians of {ROUNDS} interleaved rounds")
    print(f"{'':36}{'core, µs':>10} " + " ".join(f"{name:>12}" for name in [*peers, "floor"]))
    for workload in workloads(dtype):
        compare(workload, peers)
    print("\neight runs trained together / the eight one after the other")
    for workload in workloads(dtype)[:4]:
        compare_stack(workload)


if __name__ == "__main__":
    main(*sys.argv[1:])
