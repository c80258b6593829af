"""Which widths and depths learn parity, and how the iterations grow with the number of bits."""

from collections.abc import Sequence
from dataclasses import replace

from ..data.splits import make_split
from ..training.run import Run
from .experiment import LEARNED, LONG, Cell, Experiment, learned, timed, until_target
from .parity import config_of, equal_widths

RECIPES = ("tanh, Adam 0.01", "tanh, gradient descent α = 1")  # of those in parity.py
DEPTHS = (1, 2, 3, 4, 6)
# each n has the widths that its constructions take: 2, n and 2^(n-1)
WIDTHS: dict[int, tuple[int, ...]] = {
    4: (2, 3, 4, 5, 6, 8, 12, 16),
    6: (2, 3, 4, 6, 8, 10, 12, 16, 24, 32),
    8: (2, 4, 6, 8, 12, 16, 24, 32, 128),
}
GROWING = range(3, 11)
SHOWN = (100, 75)  # % of the inputs that train


def grid(n: int) -> list[tuple[int, int]]:
    """Layers and width of each net to be trained on n bits, narrow to wide."""
    return [(layers, width) for width in WIDTHS[n] for layers in DEPTHS]


def _grid(n: Sequence[int]) -> list[Cell]:
    """Raises ValueError for an n without widths."""
    if unknown := set(n) - set(WIDTHS):
        raise ValueError(f"n = {min(unknown)}: choose among {', '.join(map(str, WIDTHS))}")
    return [(bits, recipe, *net) for recipe in RECIPES for bits in n or WIDTHS for net in grid(bits)]


def _grid_outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    n, recipe, layers, width = cell
    return until_target([config_of(str(recipe), int(n), (int(width),) * int(layers), seed) for seed in seeds])


LEARNABLE = Experiment(
    "parity-learnable",
    "how many seeds learn all inputs within 3000 iterations, for each width and depth",
    {"n": int, "recipe": str, "layers": int, "width": int},
    LEARNED,
    _grid,
    _grid_outcomes,
    learned,
)


def _growth_cells(n: Sequence[int]) -> list[Cell]:
    return [(bits, layers, shown) for bits in n or GROWING for layers in (1, 2, 3) for shown in SHOWN]


def _growth_outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    """Until all inputs that are shown are right; where a part is held out, each seed has a part of its own."""
    n, layers, shown = map(int, cell)
    hidden = equal_widths(n, 4 * n, layers)
    configs = [config_of("tanh, Adam 0.01", n, hidden, seed) for seed in seeds]
    return until_target(configs) if shown == 100 else [_alone(config, shown / 100) for config in configs]


def _alone(config, share: float) -> float | None:
    config = replace(config, train_share=share, data_seed=config.seed)
    run = Run(config, make_split(config))
    run.advance(iterations=config.max_iterations)
    return float(run.iteration) if run.stopped == "target" else None


GROWTH = Experiment(
    "parity-growth",
    "iterations until all inputs shown are right, against n; as many parameters as one layer of 4n; tanh, Adam 0.01",
    {"n": int, "layers": int, "train_percent": int},
    LONG,
    _growth_cells,
    _growth_outcomes,
    timed,
)
