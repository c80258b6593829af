"""Steps that are too long, too short, or follow too few examples: what the costs alone tell."""

import numpy as np

from pages.ui.coach.evidence import POOR, RISES, USUAL, Evidence, number, one_digit, signs, stands_still, too_large
from pages.ui.coach.seen import LATEST, Seen

SMALL_BATCH = 16
RISE = 0.1  # share of J: runs that rise by less than this each time mostly get on all the same
SMALL_RISE = 0.01  # enough with an α that is FAR too large: such a net trembles without learning
FAR = 50  # times what is usual
NOISE = 0.03  # with small batches, whose costs tremble while they learn, too


def diverged(seen: Seen) -> Evidence | None:
    """The run says so itself."""
    if seen.diverged_at is None:
        return None
    return Evidence({"at": seen.diverged_at}, signs(seen), RISES)


def diverged_words(seen: Seen, found: Evidence) -> str:
    """Where."""
    return f"*J* was no longer finite at iteration {found.values['at']:,}: {too_large(seen)}"


def exploded(seen: Seen) -> Evidence | None:
    """A peak far above the first cost; since then it is flat at the cost of guessing, or worse than that."""
    at = int(np.argmax(seen.J))
    peak = float(seen.J[at])
    if len(seen.J) - at < LATEST or peak < 2 * max(seen.J[0], seen.guess) or seen.age < 200:
        return None
    # Hard data are near the cost of guessing for long, and then fall: 0.98 in half of the way.
    flat = seen.level >= 0.95 and np.abs(seen.rises).max() < 0.05 and stands_still(seen, 0.98)
    if not (flat or seen.level > 1.5):
        return None
    return Evidence({"peak": peak, "at": int(seen.i[at]), "J": float(seen.J[-1])}, signs(seen), RISES)


def exploded_words(seen: Seen, found: Evidence) -> str:
    """How high, when, and what is left."""
    peak, at, J = (found.values[name] for name in ("peak", "at", "J"))
    since = f"was {number(J)} at {int(seen.i[-1]):,}, worse than guessing"
    if seen.level <= 1.5:
        since = f"stays at {number(J)}, that of guessing"
    return f"*J* shot up to {number(peak)} at iteration {at:,} and {since}: {too_large(seen)}"


def too_fast(seen: Seen) -> Evidence | None:
    """It swings and gets nowhere."""
    if 0 < seen.batch_size <= SMALL_BATCH:
        return None  # they swing at any α
    return _swings(seen, SMALL_RISE if seen.alpha >= FAR * USUAL[seen.optimizer] else RISE)


def too_fast_words(seen: Seen, found: Evidence) -> str:
    """How often it rose."""
    return f"*J* rose on {_how_often(found)} and gets nowhere: {too_large(seen)}"


def small_batch(seen: Seen) -> Evidence | None:
    """It swings and gets nowhere, for two epochs at least."""
    if not 0 < seen.batch_size <= SMALL_BATCH or seen.age * seen.batch_size < 2 * seen.examples:
        return None
    return _swings(seen, NOISE)


def small_batch_words(seen: Seen, found: Evidence) -> str:
    """How often it rose."""
    few = "1 example a step is" if seen.batch_size == 1 else f"{seen.batch_size} examples a step are"
    return f"*J* rose on {_how_often(found)} and does not settle: {few} too few"


def too_slow(seen: Seen) -> Evidence | None:
    """It falls evenly and by next to nothing, and the usual α would make much of it."""
    times = USUAL[seen.optimizer] / seen.alpha
    if times < 20 or seen.age < 400 or seen.level < POOR:
        return None
    start, then, now = (_around(seen, share) for share in (0, 0.5, 1))
    pace = (then - now) / (seen.age / 2) / now  # share of J an iteration
    if times * pace < 3e-4 or pace > 1e-4:  # halved in 2,300 with the usual α, in 7,000 as it is
        return None
    slows_by = (then - now) / max(start - then, 1e-12)  # below 1 it comes to rest by itself, maybe not far from here
    near = slows_by < 1 and (then - now) * slows_by / (1 - slows_by) < 0.1 * now
    if near and times < 100:
        return None
    return Evidence({"halved": 0.5 / pace}, signs(seen), RISES)


def too_slow_words(seen: Seen, found: Evidence) -> str:
    """How long it would take."""
    iterations = f"{one_digit(found.values['halved']):,.0f}"
    return f"At this pace *J* needs {iterations} iterations more to halve: *α* = {number(seen.alpha)} is too small"


def _swings(seen: Seen, rise: float) -> Evidence | None:
    """Several rises of more than this share among the latest, and no gain since the second quarter of the run."""
    ups = seen.rises[seen.rises > 0]
    if len(seen.latest) < LATEST or seen.age < 100 or len(ups) < 6:
        return None
    if np.median(ups) < rise or seen.level < POOR or not stands_still(seen, 0.85):
        return None
    values = {"rises": len(ups), "of": len(seen.rises), "over": int(seen.i[-1] - seen.i[-LATEST])}
    return Evidence(values, signs(seen), RISES)


def _how_often(found: Evidence) -> str:
    rises, of, over = (found.values[name] for name in ("rises", "of", "over"))
    return f"{rises} of the last {of} {'iterations' if over == of else 'records'}"


def _around(seen: Seen, share: float) -> float:
    """J in the middle of the records around this share of the way."""
    at = int(np.searchsorted(seen.i, seen.i[0] + share * seen.age))
    return float(np.median(seen.J[max(0, at - 5) : at + 6]))
