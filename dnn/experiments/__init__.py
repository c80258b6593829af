"""How often does this learn? Sweeps over many seeds, from the command line: `python -m dnn.experiments NAME`.

An experiment (experiment.py) is a list of cells, each a setting trained from many seeds. table.py keeps the finished
cells in a CSV file, work.py trains them in processes (workers.py) or on a Dask cluster, interval.py says how sure a
share is. What is measured is in parity*.py, depth.py and faces.py; the files that the pages read are in results/.

`import dnn` does not import this package.
"""

from pathlib import Path

from .depth import DEPTH
from .experiment import Cell, Experiment, Row
from .faces import FACES
from .interval import mean_interval, median_interval, wilson
from .parity import EQUAL, EXACT, HELD_OUT, SMALLEST
from .parity_hints import HINTED, HINTS, hold_out, with_ones
from .parity_learnable import GROWTH, LEARNABLE, RECIPES, grid
from .scores import Scores, Trial, dev_scores
from .table import read
from .workers import cores, give_way, processes

EXPERIMENTS: dict[str, Experiment] = {
    each.name: each for each in (SMALLEST, EQUAL, EXACT, HELD_OUT, LEARNABLE, GROWTH, HINTED, DEPTH, FACES)
}
RESULTS = Path(__file__).parent / "results"


def results(name: str) -> list[Row]:
    """The rows of an experiment as they were measured for the pages; none where there is no such file."""
    return list(read(RESULTS / f"{name}.csv", EXPERIMENTS[name]).values())


__all__ = [
    "EXPERIMENTS",
    "HINTS",
    "RECIPES",
    "RESULTS",
    "Cell",
    "Experiment",
    "Row",
    "Scores",
    "Trial",
    "cores",
    "dev_scores",
    "give_way",
    "grid",
    "hold_out",
    "mean_interval",
    "median_interval",
    "processes",
    "results",
    "wilson",
    "with_ones",
]
