"""What gradient descent makes of the parity of n bits: all 2^n inputs, bits -1 and 1, Xavier for tanh, He for ReLU."""

from collections.abc import Sequence
from dataclasses import replace

from ..config import Config
from ..network import parameter_count
from ..parity import folds, tree_widths
from .experiment import LEARNED, SCORED, Cell, Experiment, Row, learned, scored, test_accuracy, until_target

ITERATIONS = 3000
ENOUGH = 0.8  # of the seeds: a width that learns
WIDEST = 6  # times n: a width at which to give up
BITS = (4, 6, 8, 10)
RECIPES: dict[str, Config] = {
    "tanh, Adam 0.01": Config(activation=("tanh",), optimizer="adam", alpha=0.01),
    "ReLU, Adam 0.01": Config(activation=("relu",), initializer="he", optimizer="adam", alpha=0.01),
    "tanh, gradient descent α = 1": Config(activation=("tanh",), alpha=1.0),
    "ReLU, gradient descent α = 0.3": Config(activation=("relu",), initializer="he", alpha=0.3),
}
SHARES = (25, 50, 75, 90)  # % of the inputs that train
HELD_OUT_ITERATIONS = 1500


def config_of(recipe: str, n: int, hidden: Sequence[int], seed: int) -> Config:
    """One net on all inputs of n bits, until it is right on all of them."""
    return replace(
        RECIPES[recipe],
        dataset="parity",
        examples=2**n,
        train_share=1.0,
        noise=0.0,
        hidden=tuple(hidden),
        seed=seed,
        max_iterations=ITERATIONS,
        target_accuracy=1.0,
    )


def equal_widths(n: int, units: int, layers: int) -> tuple[int, ...]:
    """Layers of one width whose parameters are the nearest to those of one layer of so many units."""
    wanted = parameter_count((n, units, 1))
    width = min(range(1, units + 1), key=lambda w: abs(parameter_count((n, *(w,) * layers, 1)) - wanted))
    return (width,) * layers


def _shape(hidden: Sequence[int]) -> str:
    return "-".join(map(str, hidden))


def _hidden(shape: str) -> tuple[int, ...]:
    return tuple(map(int, shape.split("-")))


def _smallest_cells(n: Sequence[int]) -> list[Cell]:
    return [
        (bits, recipe, layers, max(2, bits // 2)) for bits in n or BITS for recipe in RECIPES for layers in (1, 2, 3)
    ]


def _smallest_outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    n, recipe, layers, width = cell
    return until_target([config_of(str(recipe), int(n), (int(width),) * int(layers), seed) for seed in seeds])


def _other_width(cell: Cell, row: Row) -> list[Cell]:
    """Wider until it is enough; where the first width is enough, narrower until it is not."""
    n, recipe, layers, width = cell
    first = max(2, int(n) // 2)
    if float(row["share"]) < ENOUGH:
        return [(n, recipe, layers, int(width) + 1)] if first <= int(width) < WIDEST * int(n) else []
    return [(n, recipe, layers, int(width) - 1)] if 2 < int(width) <= first else []


SMALLEST = Experiment(
    "parity-smallest",
    "the smallest width of 1, 2 and 3 hidden layers that learns all inputs from 80 % of the seeds",
    {"n": int, "recipe": str, "layers": int, "width": int},
    LEARNED,
    _smallest_cells,
    _smallest_outcomes,
    learned,
    _other_width,
)


def _equal_cells(n: Sequence[int]) -> list[Cell]:
    return [
        (bits, times, _shape(equal_widths(bits, times * bits, layers)))
        for bits in n or BITS
        for times in (2, 4)
        for layers in (1, 2, 3)
    ]


def _equal_outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    n, _, shape = cell
    return until_target([config_of("tanh, Adam 0.01", int(n), _hidden(str(shape)), seed) for seed in seeds])


EQUAL = Experiment(
    "parity-equal",
    "1, 2 and 3 hidden layers with as many parameters as one layer of 2n or 4n units",
    {"n": int, "times_n": int, "hidden": str},
    LEARNED,
    _equal_cells,
    _equal_outcomes,
    learned,
)


def _exact_cells(n: Sequence[int]) -> list[Cell]:
    """The hand-set nets' shapes from random weights, and one layer with as many parameters as the tree."""
    shapes = {
        bits: [tree_widths(bits), equal_to(bits, tree_widths(bits)), (bits,), (2,) * folds(bits)]
        for bits in n or (4, 8)
    }
    recipes = ("tanh, Adam 0.01", "tanh, gradient descent α = 1", "ReLU, Adam 0.01")
    return [
        (bits, recipe, _shape(hidden))
        for bits in shapes
        for recipe in recipes
        for hidden in dict.fromkeys(shapes[bits])
    ]


def equal_to(n: int, hidden: Sequence[int]) -> tuple[int]:
    """One layer whose parameters are the nearest to those of these."""
    wanted = parameter_count((n, *hidden, 1))
    return (min(range(1, wanted), key=lambda units: abs(parameter_count((n, units, 1)) - wanted)),)


def _exact_outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    n, recipe, shape = cell
    return until_target([config_of(str(recipe), int(n), _hidden(str(shape)), seed) for seed in seeds])


EXACT = Experiment(
    "parity-exact",
    "nets of the sizes that can be set by hand, from random weights",
    {"n": int, "recipe": str, "hidden": str},
    LEARNED,
    _exact_cells,
    _exact_outcomes,
    learned,
)


def _held_out_cells(n: Sequence[int]) -> list[Cell]:
    return [
        (bits, _shape(equal_widths(bits, 4 * bits, layers)), share)
        for bits in n or (6, 8, 10)
        for layers in (1, 2, 3)
        for share in SHARES
    ]


def _held_out_outcomes(cell: Cell, seeds: Sequence[int]) -> list[float | None]:
    """Each seed leaves out inputs of its own."""
    n, shape, share = cell
    scores: list[float | None] = []
    for seed in seeds:
        config = config_of("tanh, Adam 0.01", int(n), _hidden(str(shape)), seed)
        config = replace(config, max_iterations=HELD_OUT_ITERATIONS, target_accuracy=0.0)
        scores.append(test_accuracy(replace(config, train_share=int(share) / 100, data_seed=seed)))
    return scores


HELD_OUT = Experiment(
    "parity-held-out",
    "accuracy on inputs that were held out, against the share that trained, after 1500 iterations of Adam 0.01, tanh",
    {"n": int, "hidden": str, "train_percent": int},
    SCORED,
    _held_out_cells,
    _held_out_outcomes,
    scored,
)
