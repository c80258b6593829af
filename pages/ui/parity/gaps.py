"""What was not measured, in words: a picture never has an empty place without them."""

from collections import Counter

from dnn.experiments import EXPERIMENTS, results


def not_run(name: str, **fixed: str | int) -> str:
    """A sentence about the cells that a table lacks, of all or of those with these values; none where it has all."""
    experiment = EXPERIMENTS[name]
    known = {tuple(row[key] for key in experiment.keys) for row in results(name)}
    cells = [dict(zip(experiment.keys, cell, strict=True)) for cell in experiment.cells(())]
    asked = [cell for cell in cells if fixed.items() <= cell.items()]
    lacking = Counter(cell["n"] for cell in asked if tuple(cell.values()) not in known)
    if not lacking:
        return ""
    of = Counter(cell["n"] for cell in asked)
    parts = [f"n = {n} ({'all' if count == of[n] else f'{count} of {of[n]}'})" for n, count in sorted(lacking.items())]
    return f"Not run yet: {', '.join(parts)}. `python -m dnn.experiments {name}` measures what is missing."


def elsewhere(name: str, n: int, shown: int) -> str:
    """A sentence where a table has nothing of the page's n, and another one is shown."""
    if any(row["n"] == n for row in results(name)):
        return ""
    return f"n = {n} was not measured: this is n = {shown}."
