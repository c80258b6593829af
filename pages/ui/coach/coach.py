"""Looks at one run from time to time, and says at most one thing about it."""

from dataclasses import dataclass
from typing import Any

import dnn
from pages.ui.coach import rules
from pages.ui.coach.evidence import Evidence, Rule
from pages.ui.coach.observer import observe
from pages.ui.coach.seen import Seen

APART = 200  # iterations between two looks at least, and a tenth of the run
AT_REST = 20  # likewise when it rests
MISSES = 2  # looks in a row without a rule's evidence after which its sentence leaves


@dataclass(frozen=True)
class Said:
    """What the coach says, and why."""

    rule: Rule
    seen: Seen
    evidence: Evidence

    @property
    def sentence(self) -> str:
        """With symbols between asterisks."""
        return self.rule.sentence(self.seen, self.evidence)

    @property
    def cure(self) -> dict[str, Any]:
        """Fields of a Config by name, and what they should be."""
        return self.rule.cure(self.seen)


class Coach:
    """Of whatever run it is shown. A dismissed rule keeps silent for the rest of the run."""

    def __init__(self):
        self.said: Said | None = None
        self._run: dnn.Run | None = None
        self._steps = 0
        self._begin(None)

    def _begin(self, run: dnn.Run | None) -> None:
        self._run, self._dismissed = run, set[str]()
        self._rest()

    def _rest(self) -> None:
        """Say nothing more, and wait."""
        self.said, self._misses = None, 0
        steps = self._run.steps if self._run else []
        self._steps, self._stopped = len(steps), ""
        self._looked = steps[-1].iteration if steps else 0

    def dismiss(self) -> None:
        """A reader does not want to hear this about this run."""
        if self.said:
            self._dismissed |= {self.said.rule.name, *self.said.rule.kin}
            self.said = None

    def look(self, run: dnn.Run, moves: bool) -> None:
        """Look, if it is time: while it moves seldom, at rest whenever it has come some way."""
        if run is not self._run:
            self._begin(run)
        elif len(run.steps) != self._steps or run.iteration < self._looked:  # changed from outside, or gone back
            self._rest()
        if not self._due(run, moves):
            return
        self._looked, self._stopped = run.iteration, run.stopped
        self._say(observe(run), moves)

    def _due(self, run: dnn.Run, moves: bool) -> bool:
        apart = max(APART, self._looked // 10) if moves else AT_REST
        return run.iteration - self._looked >= apart or run.stopped != self._stopped

    def _say(self, seen: Seen, moves: bool) -> None:
        said = self.said
        found = (said and self._again(said.rule, seen)) or rules.first(seen, self._dismissed)
        if found is None and said is not None:
            self._misses += 1
            self.said = said if self._misses < MISSES and not seen.diverged_at else None
            return
        self._misses = 0
        if found is None:
            return
        # New numbers only now and then: nobody reads what changes many times a second.
        if said is None or said.rule is not found[0] or not moves or seen.iteration >= 2 * said.seen.iteration:
            self.said = Said(found[0], seen, found[1])

    def _again(self, rule: Rule, seen: Seen) -> tuple[Rule, Evidence] | None:
        """What was said is said as long as it holds, whatever else does: but the end of a run is news."""
        evidence = rule.evidence(seen) if seen.diverged_at is None else None
        return (rule, evidence) if evidence else None
