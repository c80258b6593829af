"""One visitor's run, played: commands, ticks, and the sentence that says why it stopped or began anew.

Knows no Streamlit: a tick is a method call, so a test can play it.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from math import inf
from operator import attrgetter
from time import perf_counter, thread_time, time
from typing import Any, NamedTuple
from uuid import uuid4

import dnn
from pages.ui.figures.curves import PINNED
from pages.ui.live import reasons
from pages.ui.live.again import Again, too_large
from pages.ui.live.pace import Pace
from pages.ui.live.pinned import Pinned, data_of
from pages.ui.live.playable import Configs, Playable, one_run
from pages.ui.live.speed import Going, Speed
from pages.ui.live.tape import Tape
from pages.ui.live.timeline import Past, Timeline

STEPS = {"step": 1, "ten": 10}
SLICE = 0.02  # seconds of them at once


class Played(NamedTuple):
    """A run, for whoever keeps a log."""

    run_id: str
    run: Playable
    began: float  # when its first iteration was asked for, as time.time() has it
    seconds: float  # of training


class Player:
    """Plays what `make_run(configs)` makes, any Playable.

    It is made anew whenever the settings make its weights meaningless; `run_id` then changes.
    """

    def __init__(self, configs: Configs, make_run: Callable[[Configs], Playable] = one_run, speed: Speed | None = None):
        self.make_run, self.speed = make_run, speed or Speed()
        self._going = Going(self.speed)
        self.payer = uuid4().hex  # whose share of the processor its training takes
        self.finished: list[Played] = []  # what ended or was left, for whoever keeps a log
        self.playing = False
        self.message = ""
        self.pins: list[Pinned] = []
        self.again: Again | None = None  # the same with twenty seeds
        self._begin(configs)

    def _start(self, configs: Configs) -> None:
        """Leave the run for a new one."""
        if not self.run.stopped:
            self.finished.append(self.played)
        self._begin(configs)

    def _begin(self, configs: Configs) -> None:
        self.seconds, self.began = 0.0, time()
        self.goal: int | None = None  # the iteration that steps still have to reach
        self.configs, self.run_id = configs, uuid4().hex[:8]
        self.run: Playable = self.make_run(configs)
        self.tape = Tape(self.run, self.speed)
        self.pins = [pinned for pinned in self.pins if pinned.data == data_of(configs[0])]
        if self.again and not self.again.belongs_to(configs[0]):
            self.again = None
        self._pace = Pace()

    def remake(self, configs: Configs, make_run: Callable[[Configs], Playable]) -> None:
        """Start anew if `make_run` is not equal to the one before, so that it makes something else."""
        other = make_run != self.make_run
        self.make_run = make_run  # an equal one may know more
        if other:
            self.pins, self.again = [], None  # they may have learned from other data
            self._start(configs)

    def follow(self, configs: Configs) -> None:
        """Take over changed settings: from the next iteration on, or with a new start if it must be."""
        if configs == self.configs:
            return
        had_trained = self.run.iteration > 0
        if len(configs) != len(self.configs):
            self._start(configs)
            self.message = reasons.changed(["the number of nets"]) if had_trained else ""
            return
        pairs = zip(self.configs, configs, strict=True)
        changed = dict.fromkeys(name for old, new in pairs for name in dnn.needs_new_run(old, new))
        if changed:
            self._start(configs)
            self.message = reasons.changed([dnn.FIELDS[name].words for name in changed]) if had_trained else ""
        else:
            before = self.configs[0]
            self._change(configs)
            self.message = reasons.flat(self.run, before)

    def _change(self, configs: Configs) -> None:
        before, self.configs = self.run.config if isinstance(self.run, dnn.Run) else configs[0], configs
        self.run.change(configs)
        self.tape.changed(before, configs[0])

    @property
    def timeline(self) -> Timeline | None:
        """The places of a run of a single net."""
        return self.tape.timeline

    @property
    def past(self) -> Past | None:
        """What is looked at, if it is not the present."""
        return self.tape.past

    @property
    def place(self) -> int:
        """The number of the place that is looked at."""
        return self.tape.place

    @property
    def played(self) -> Played:
        """The run as a log wants it."""
        return Played(self.run_id, self.run, self.began, self.seconds)

    @property
    def shown(self) -> Any:
        """The run, or the place of its past that is looked at: what the pictures made for this kind of run draw."""
        return self.past or self.run

    def command(self, name: str) -> None:
        """play, pause, step, ten, reset, branch, again, enough or unpin (all); anything else is ignored."""
        if name in ("play", *STEPS):
            self.tape.be_present()
            self.message = ""
        if name in ("play", "pause"):
            self.goal = None
        if name == "play":
            self.playing = True
            self._going.rest()
            self._pace.clear()
        elif name in STEPS:
            self.playing = False
            self.goal = (self.run.iteration if self.goal is None else self.goal) + STEPS[name]
            self.work_off(SLICE)
        elif name == "reset":
            self.playing = False
            self._start(self.configs)
            self.message = "Back at the first weights, the same as before."
        elif name == "pause":
            self.playing = False
            self.tape.stop()
        elif name == "branch":
            self._branch()
        elif name == "unpin":
            self.pins = []
        elif name == "again":
            self._once_more()
        elif name == "enough":
            self.again = None

    def pin(self, settings: Mapping[str, Any] | None = None) -> None:
        """Keep the run as it is shown, which these settings of the page have made, beside those to come."""
        free = [letter for letter in PINNED if letter not in [pinned.letter for pinned in self.pins]]
        if not free:
            self.message = f"{len(PINNED)} runs are pinned: unpin one of them first."
        elif isinstance(self.run, dnn.Run):
            self.pins = sorted([*self.pins, Pinned.of(self.shown, free[0], settings)], key=attrgetter("letter"))

    def unpin(self, letter: str) -> None:
        """Forget the run with this letter."""
        self.pins = [pinned for pinned in self.pins if pinned.letter != letter]

    def _once_more(self) -> None:
        """Train the present settings with twenty seeds, if the net is small enough for that."""
        if not isinstance(self.run, dnn.Run):
            return
        self.message = too_large(self.run)
        self.again = self.again if self.message else Again(self.run)

    @property
    def repeats(self) -> bool:
        """Whether some of twenty seeds are still to be trained."""
        return self.again is not None and not self.again.done

    def reach(self, iteration: int) -> None:
        """Stop, and go to that iteration in steps."""
        self.playing, self.goal = False, max(iteration, self.run.iteration)

    def scrub(self, place: int) -> None:
        """Look at a place of the timeline, counted from 0; the last one is the present."""
        if self.tape.look(place):
            self.playing, self.goal, self.message = False, None, ""

    def replay(self, calm: bool = False) -> None:
        """Walk over the places from the one that is looked at, or from the first, to the present."""
        if self.tape.replay(calm):
            self.playing, self.goal, self.message = False, None, ""

    @property
    def replaying(self) -> bool:
        """Whether it walks over the places of its past."""
        return self.tape.replaying

    @property
    def moves(self) -> bool:
        """Whether what it shows goes on by itself: trained, or walked over once more."""
        return self.playing or self.replaying

    def go_on(self, seconds: float) -> None:
        """Train at the chosen speed, for about so many seconds at most; or look at the next place.

        Twenty seeds that are still to be trained take half of the time, or all of it while the run rests.
        """
        if self.again and self.repeats:
            seconds = seconds / 2 if self.moves else seconds
            self.again.advance(seconds)
            if not self.moves:
                return
        if self.replaying:
            self.tape.walk()
            return
        self.advance(self.allowed(), seconds)

    def allowed(self) -> int | None:
        """How many iterations it may do now at the chosen speed; None for no limit. Ask once a slice."""
        until = min(self._going.until(self.run.iteration), self.speed.rests_at(self.run.iteration))
        return None if until == inf else int(until) - self.run.iteration

    def _branch(self) -> None:
        if not self.tape.branch():
            return
        self._change(self.configs)
        self.message = f"Continuing from iteration {self.run.iteration:,}: what came after it is forgotten."

    def edit(self, l: int, i: int, j: int, value: float) -> None:
        """Set a weight of the present run by hand, as Run.set_weight. Of several nets none has a weight to set."""
        if not isinstance(self.run, dnn.Run):
            return
        self.run.set_weight(l, i, j, value)
        self.tape.edited(f"W[{l}][{i}, {j}]", value)
        self.message = f"W[{l}] of unit {i} from unit {j} is {value:g} now, set by hand."

    def work_off(self, seconds: float) -> None:
        """Go on with the steps that were asked for, for about so long: those of a large net may take longer."""
        if self.goal is None:
            return
        start = thread_time()
        self.advance(iterations=max(0, self.goal - self.run.iteration), seconds=seconds)
        arrived = self.goal is None or self.run.stopped or self.run.iteration >= self.goal
        if arrived and thread_time() - start < seconds:  # else one of several nets may be behind
            self.goal = None

    def finish(self, seconds: float = inf) -> None:
        """Do all steps that were asked for, or so many as there is time for."""
        end = thread_time() + seconds
        while self.goal is not None and thread_time() < end:
            self.work_off(SLICE)

    def advance(self, iterations: int | None = None, seconds: float | None = None) -> None:
        """Train, keep the places of the timeline, and say so if that ended the run."""
        self._train(lambda: self.tape.advance(iterations, seconds))

    def catch_up(self, progress: Any, places: Sequence[dnn.Checkpoint], seconds: float) -> None:
        """As `advance`, for what a copy of the run was trained elsewhere, in so many seconds."""
        self._train(lambda: self.tape.take(progress, places), seconds)

    def _train(self, train: Callable[[], None], elsewhere: float = 0.0) -> None:
        if self.run.iteration == 0:
            self.began = time()
        before, rest, start = self.run.stopped, self.speed.rests_at(self.run.iteration), perf_counter()
        try:
            train()
        except Exception:
            logging.getLogger(__name__).exception("a run failed at iteration %s", self.run.iteration)
            self.fail()
            return
        self.seconds += perf_counter() - start + elsewhere
        self._pace.add(self.run.iteration)
        if self.run.stopped:
            if not before:
                self.finished.append(self.played)
            self.playing = False
            self.message = reasons.ended(self.run, self.configs[0])
        elif self.playing and self.run.iteration >= rest:
            self.command("pause")
            self.message = reasons.rested(self.run)

    def fail(self) -> None:
        """Stop at the last good state, whatever the run has raised."""
        self.playing, self.goal = False, None
        self.tape.fall_back()
        self.message = reasons.failed(self.run)

    @property
    def pace(self) -> float:
        """Iterations a second over the last ticks; 0 while it rests."""
        return self._pace.per_second if self.playing else 0.0

    @property
    def screen_id(self) -> str:
        """Another one when the figures must be made anew."""
        pins = [id(pinned.curves) for pinned in self.pins]
        return f"{self.run_id} {pins} {self.run.stopped == 'diverged'}"
