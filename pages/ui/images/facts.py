"""What was measured on faces with many splits, read from the table that `python -m dnn.experiments faces` writes."""

from dnn.experiments import Row, results


def sentence() -> str:
    """Test accuracy without weight decay and with the most, with 95 % intervals."""
    rows = sorted(results("faces"), key=lambda row: float(row["l2"]))
    return f"over {rows[0]['seeds']} splits it is {_told(rows[0])} and {_told(rows[-1])} after 500 iterations"


def _told(row: Row) -> str:
    mean, low, high = (float(row[name]) for name in ("mean", "low", "high"))
    return f"{mean:.1%} ({low:.1%} to {high:.1%}) with λ = {row['l2']:g}"
