"""One visitor's run, played: commands, ticks, and the sentence that says why it stopped or began anew.

Knows no Streamlit: a tick is a method call, so a test can play it.
"""

import logging
from collections.abc import Callable
from time import perf_counter, thread_time, time
from typing import Any, NamedTuple
from uuid import uuid4

import dnn
from pages.ui.live import reasons
from pages.ui.live.pace import Pace
from pages.ui.live.pinned import Pinned, data_of
from pages.ui.live.playable import Configs, Playable, one_run
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

    def __init__(self, configs: Configs, make_run: Callable[[Configs], Playable] = one_run):
        self.make_run = make_run
        self.payer = uuid4().hex  # whose share of the processor its training takes
        self.finished: list[Played] = []  # what ended or was left, for whoever keeps a log
        self.playing = False
        self.message = ""
        self.pinned: Pinned | None = None
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
        self.timeline = Timeline(self.run) if isinstance(self.run, dnn.Run) else None
        self.past: Past | None = None  # what is looked at, if it is not the present
        self.place = 0
        if self.pinned and self.pinned.data != data_of(configs[0]):
            self.pinned = None
        self._pace = Pace()

    def remake(self, configs: Configs, make_run: Callable[[Configs], Playable]) -> None:
        """Start anew if `make_run` is not equal to the one before, so that it makes something else."""
        other = make_run != self.make_run
        self.make_run = make_run  # an equal one may know more
        if other:
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
            self.configs = configs
            self.run.change(configs)
            self._keep_place()
            self.message = ""

    def _keep_place(self) -> None:
        self.past = None
        if self.timeline is not None:
            self.timeline.add()
            self.place = len(self.timeline) - 1

    @property
    def played(self) -> Played:
        """The run as a log wants it."""
        return Played(self.run_id, self.run, self.began, self.seconds)

    @property
    def shown(self) -> Any:
        """The run, or the place of its past that is looked at: what the pictures made for this kind of run draw."""
        return self.past or self.run

    def command(self, name: str) -> None:
        """play, pause, step, ten, reset, branch, pin or unpin; anything else is ignored."""
        if name in ("play", *STEPS):
            self.past, self.message = None, ""
        if name in ("play", "pause"):
            self.goal = None
        if name == "play":
            self.playing = True
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
        elif name == "branch":
            self._branch()
        elif name in ("pin", "unpin"):
            self.pinned = Pinned.of(self.shown) if name == "pin" and isinstance(self.run, dnn.Run) else None

    def scrub(self, place: int) -> None:
        """Look at a place of the timeline, counted from 0; the last one is the present."""
        if self.timeline is None or not 0 <= place < len(self.timeline):
            return
        self.playing, self.goal, self.message, self.place = False, None, "", place
        self.past = self.timeline.look(place)

    def _branch(self) -> None:
        if self.past is None or self.timeline is None:
            return
        self.timeline.cut(self.place)
        self.run.change(self.configs)
        self._keep_place()
        self.message = f"Continuing from iteration {self.run.iteration:,}: what came after it is forgotten."

    def edit(self, l: int, i: int, j: int, value: float) -> None:
        """Set a weight of the present run by hand, as Run.set_weight. Of several nets none has a weight to set."""
        if not isinstance(self.run, dnn.Run):
            return
        self.run.set_weight(l, i, j, value)
        self._keep_place()
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

    def finish(self) -> None:
        """Do all steps that were asked for."""
        while self.goal is not None:
            self.work_off(SLICE)

    def advance(self, **limit) -> None:
        """Train, and say so if that ended the run."""
        if self.run.iteration == 0:
            self.began = time()
        before, start = self.run.stopped, perf_counter()
        try:
            self.run.advance(**limit)
        except Exception:
            logging.getLogger(__name__).exception("a run failed at iteration %s", self.run.iteration)
            self._fail()
            return
        self.seconds += perf_counter() - start
        self._pace.add(self.run.iteration)
        self._keep_place()
        if self.run.stopped:
            if not before:
                self.finished.append(self.played)
            self.playing = False
            self.message = reasons.ended(self.run, self.configs[0])

    def _fail(self) -> None:
        """Stop at the last good state, whatever the run has raised."""
        self.playing, self.goal = False, None
        if self.timeline is not None:
            self.timeline.cut(len(self.timeline) - 1)
        self.message = reasons.failed(self.run)

    @property
    def pace(self) -> float:
        """Iterations a second over the last ticks; 0 while it rests."""
        return self._pace.per_second if self.playing else 0.0

    @property
    def screen_id(self) -> str:
        """Another one when the figures must be made anew."""
        pinned = id(self.pinned) if self.pinned else ""
        return f"{self.run_id} {pinned} {self.run.stopped == 'diverged'}"
