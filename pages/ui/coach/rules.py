"""What can go wrong in a run, one record a rule.

Their thresholds stand where a thousand runs part, of every data set of the plane, depth, activation, optimizer and
several seeds: those that a rule's cure makes better, and those that learn as well without it.
"""

from collections.abc import Container

from pages.ui.coach import cures, parts, steps, units
from pages.ui.coach.evidence import Evidence, Rule
from pages.ui.coach.seen import Seen

# The first that applies is the one that is said: what stands further below may follow from it.
RULES = {
    rule.name: rule
    for rule in (
        Rule("diverged", steps.diverged, steps.diverged_words, cures.safer),
        Rule("symmetric", units.symmetric, units.symmetric_words, cures.suited_weights),
        Rule("too_fast", steps.too_fast, steps.too_fast_words, cures.slower, ("exploded",)),
        Rule("exploded", steps.exploded, steps.exploded_words, cures.safer, ("too_fast",)),
        Rule("dead", units.dead, units.dead_words, cures.leaky),
        Rule("small_batch", steps.small_batch, steps.small_batch_words, cures.larger_batch),
        Rule("too_slow", steps.too_slow, steps.too_slow_words, cures.usual_alpha),
        Rule("vanishing", units.vanishing, units.vanishing_words, cures.open_gates),
        Rule("saturated", units.saturated, units.saturated_words, cures.unsaturated),
        Rule("overfitting", parts.overfitting, parts.overfitting_words, cures.penalized),
    )
}


def first(seen: Seen, but: Container[str] = ()) -> tuple[Rule, Evidence] | None:
    """The first rule that applies, with its evidence; those named in `but` are passed over."""
    for rule in RULES.values():
        if rule.name not in but and (found := rule.evidence(seen)):
            return rule, found
    return None
