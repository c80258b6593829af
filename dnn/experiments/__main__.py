"""The command line of the experiments."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from ..registry import lookup
from . import EXPERIMENTS, RESULTS
from .experiment import Row
from .work import Sweep, cluster
from .workers import processes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one experiment; returns what the shell is told."""
    asked = _parser().parse_args(arguments)
    try:
        from tqdm import tqdm
    except ImportError:
        return _refuse("tqdm is not installed: pip install -r dnn/experiments/requirements.txt")
    try:
        experiment = lookup(EXPERIMENTS, asked.name, "experiment")
        executors = cluster(asked.scheduler) if asked.scheduler else nullcontext(partial(processes, asked.workers))
        with executors as made, tqdm(total=0, unit="cell", desc=experiment.name) as bar:

            def on_cells(count: int) -> None:
                bar.total += count
                bar.refresh()

            def on_row(row: Row) -> None:
                bar.set_postfix_str(", ".join(str(row[name]) for name in experiment.keys), refresh=False)
                bar.update()

            path = asked.out or RESULTS / f"{experiment.name}.csv"
            Sweep(experiment, asked.seeds, path, made, on_cells, on_row).run(asked.n)
    except (ImportError, OSError, RuntimeError, ValueError) as problem:
        return _refuse(str(problem))
    except KeyboardInterrupt:
        return _refuse("stopped: what was finished is in the file, and the same command goes on from there")
    return 0


def _parser() -> argparse.ArgumentParser:
    words = "\n".join(f"  {name:16} {experiment.words}" for name, experiment in EXPERIMENTS.items())
    parser = argparse.ArgumentParser(
        "python -m dnn.experiments",
        description=f"Train many seeds of each cell of an experiment, and write a table.\n\n{words}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", help="one of the experiments above")
    parser.add_argument("--seeds", type=_at_least_one, default=100, help="of each cell (100)")
    parser.add_argument("--n", type=_whole_numbers, default=(), help="numbers of bits, such as 4,6,8")
    parser.add_argument("--out", type=Path, help="the table; by default the one that the pages read")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", type=_at_least_one, help="processes; by default one a core")
    where.add_argument("--scheduler", help="of a Dask cluster, such as tcp://127.0.0.1:8786")
    return parser


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: choose a whole number of at least 1")
    return int(text)


def _whole_numbers(text: str) -> tuple[int, ...]:
    parts = text.split(",")
    if not all(part.isdecimal() and 2 <= int(part) <= 16 for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r}: choose whole numbers from 2 to 16, such as 4,6,8")
    return tuple(map(int, parts))


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
