"""What was measured on parity with many seeds, read from the tables that `python -m dnn.experiments` writes."""

from collections.abc import Sequence
from functools import cache

import pandas as pd

import dnn
from dnn.experiments import EXPERIMENTS, HINTS, RESULTS

ENOUGH = 0.8  # of the seeds
DEPTH = {1: "1 layer", 2: "2 layers", 3: "3 layers"}


@cache
def table(name: str) -> pd.DataFrame:
    """A row a cell, with `seeds` and the ends `low` and `high` of the 95 % interval."""
    return pd.read_csv(RESULTS / f"{name}.csv")


def of(name: str, **cell) -> pd.DataFrame:
    """The rows of a table where these columns have these values; none where the table is not yet written."""
    if not (RESULTS / f"{name}.csv").exists():
        return pd.DataFrame(columns=[*EXPERIMENTS[name].columns])
    rows = table(name)
    for column, value in cell.items():
        rows = rows[rows[column] == value]
    return rows


def measured(name: str) -> list[int]:
    """The numbers of bits that a table tells of."""
    return sorted(int(n) for n in of(name)["n"].unique())


def nearest(n: int, known: Sequence[int]) -> int:
    """Of these numbers of bits the nearest to n, the smaller of two."""
    return min(sorted(known), key=lambda each: abs(each - n))


def _learned() -> pd.DataFrame:
    """The smallest width of each recipe, n and depth that enough seeds learned."""
    rows = table("parity-smallest")
    enough = rows[rows["share"] >= ENOUGH]
    return enough.sort_values("width").groupby(["n", "recipe", "layers"], as_index=False).first()


def smallest() -> dict[tuple[int, int], int]:
    """(n, hidden layers) -> the smallest width, for tanh and Adam."""
    rows = _learned().query("recipe == 'tanh, Adam 0.01'")
    return {
        (int(n), int(layers)): int(width) for n, layers, width in rows[["n", "layers", "width"]].itertuples(index=False)
    }


def smallest_table() -> pd.DataFrame:
    """A row a recipe and n: for each depth the width, and how many seeds learned; beside what an OR of ANDs needs."""
    rows = _learned()
    rows["cell"] = rows["width"].astype(str) + ": " + _of(rows) + " (" + _between(rows) + ")"
    wide = rows.pivot(index=["recipe", "n"], columns="layers", values="cell").rename(columns=DEPTH).reset_index()
    return wide.assign(**{"OR of ANDs": 2 ** (wide["n"] - 1)}).rename_axis(columns=None).fillna("not run yet")


def equal_table() -> pd.DataFrame:
    """Successes, their interval, and the median of the iterations, at equal parameters."""
    rows = table("parity-equal")
    parameters = [
        dnn.parameter_count((n, *map(int, hidden.split("-")), 1))
        for n, hidden in zip(rows["n"], rows["hidden"], strict=True)
    ]
    made = pd.DataFrame({"n": rows["n"], "hidden layers": rows["hidden"], "parameters": parameters})
    return _with_share(made, rows).sort_values(["n", "parameters"], kind="stable")


def exact_table() -> pd.DataFrame:
    """Nets of the sizes that can be set by hand, from random weights."""
    rows = table("parity-exact")
    return _with_share(rows[["n", "recipe", "hidden"]].rename(columns={"hidden": "hidden layers"}), rows)


TOLD = (  # before a hundred seeds of each were trained: table, cell, what was said
    ("parity-smallest", dict(n=4, recipe="tanh, gradient descent α = 1", layers=3, width=3), "8 of 10 or more"),
    ("parity-equal", dict(n=8, hidden="16"), "8 of 10"),
    ("parity-equal", dict(n=8, hidden="6-6-6"), "1 of 10"),
    ("parity-exact", dict(n=8, recipe="tanh, Adam 0.01", hidden="8-4-2"), "13 of 50"),
)


def changed_table() -> pd.DataFrame:
    """What was told with few seeds, beside what came of many."""
    made = []
    for name, cell, told in TOLD:
        for _, row in of(name, **cell).iterrows():
            net = cell.get("hidden") or "-".join([str(row["width"])] * row["layers"])
            recipe = cell.get("recipe", "tanh, Adam 0.01")
            one = of(name, **cell)
            made.append((cell["n"], recipe, net, told, _of(one).iloc[0], _between(one).iloc[0]))
    return pd.DataFrame(made, columns=["n", "recipe", "hidden layers", "told before", "measured", "95 % interval"])


def hint_table() -> pd.DataFrame:
    """What each hint makes of the inputs held out."""
    rows = of("parity-hints").sort_values(["n", "mean"], ascending=[True, False])
    labels = [HINTS[hint].label for hint in rows["hint"]]
    percent = {name: [f"{value:.1%}" for value in rows[name]] for name in ("mean", "low", "high")}
    between = [f"{low} to {high}" for low, high in zip(percent["low"], percent["high"], strict=True)]
    made = {
        "n": rows["n"],
        "change": labels,
        "seeds": rows["seeds"],
        "right": percent["mean"],
        "95 % interval": between,
    }
    return pd.DataFrame(made)


def held_out_table() -> pd.DataFrame:
    """Held-out accuracy by the share that trained."""
    rows = table("parity-held-out")
    rows = rows.assign(
        cell=[
            f"{mean:.0%} ({low:.0%} to {high:.0%})"
            for mean, low, high in zip(rows["mean"], rows["low"], rows["high"], strict=True)
        ],
        train=rows["train_percent"].astype(str) + " % train",
    )
    wide = rows.pivot(index=["n", "hidden", "seeds"], columns="train", values="cell").reset_index()
    return wide.rename(columns={"hidden": "hidden layers"}).rename_axis(columns=None)


def _of(rows: pd.DataFrame) -> pd.Series:
    return rows["successes"].astype(str) + " of " + rows["seeds"].astype(str)


def _between(rows: pd.DataFrame) -> pd.Series:
    ends = zip(rows["low"], rows["high"], strict=True)
    return pd.Series([f"{low:.0%} to {high:.0%}" for low, high in ends], rows.index, dtype=str)


def _with_share(made: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    took = ["–" if pd.isna(median) else f"{median:,.0f}" for median in rows["median_iterations"]]
    return made.assign(**{"learned": _of(rows), "95 % interval": _between(rows), "median iterations": took})
