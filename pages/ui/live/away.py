"""Training that a worker does for a player: what it is sent of a run, and how what it brings back is taken over.

The run itself stays here, whole after each slice: pages read it, pin it, save it and change it as if it had never been
away. A worker has a copy, and is sent another when the run was changed meanwhile.
"""

import pickle
from typing import Any
from uuid import uuid4

import dnn
from pages.ui.live import keeping, reasons
from pages.ui.live.player import Player
from pages.ui.server.worker import Answer, Call

MOST_LOST = 2  # workers in a row, of which a run may be the reason


class Twin:
    """A run, and which worker has a copy that stands where it stands."""

    def __init__(self, run: Any):
        self.run, self.key = run, uuid4().hex
        self.home: int | None = None  # the worker
        self.version: tuple | None = None  # of its copy
        self.took = 0.0  # seconds of its latest slice

    def call(self, asked: keeping.Slice) -> Call:
        """A slice of it, and the copy, if the worker has none."""
        home = self.home if self.version == self.run.version else None
        self.home, self.version = None, self.run.version  # until it is back, the copy is ahead
        return Call(self.key, lambda: pickle.dumps(self.run), home, keeping.train, (asked,), self.took)

    def is_where_it_was(self) -> bool:
        """Whether nothing has changed it since the call."""
        return self.version == self.run.version

    def settle(self, worker: int, seconds: float) -> None:
        """The run stands where that worker's copy does."""
        self.home, self.version, self.took = worker, self.run.version, seconds


class Away:
    """Slices of one player's run, and of the same with twenty seeds."""

    def __init__(self, player: Player):
        self.player = player
        self._twin = self._seeds = Twin(None)
        self._out: Twin | None = None  # of which a slice is on its way
        self._lost = 0

    @property
    def possible(self) -> bool:
        """Whether what it would train next can be trained elsewhere."""
        player = self.player
        if player.goal is not None or player.replaying:
            return False
        return (player.playing and isinstance(player.run, (dnn.Run, dnn.Stack, dnn.InStep))) or player.repeats

    def call(self, seconds: float) -> Call:
        """A slice of about so many seconds; where there are twenty seeds as well, they take turns."""
        player, again = self.player, self.player.again
        if again and player.repeats and not (player.playing and self._out is self._seeds):
            self._out = self._seeds = self._seeds if self._seeds.run is again.stack else Twin(again.stack)
            return self._out.call(keeping.Slice(again.goal - again.stack.iteration, seconds))
        self._out = self._twin = self._twin if self._twin.run is player.run else Twin(player.run)
        kept = player.timeline.keeping if player.timeline is not None else None
        return self._out.call(keeping.Slice(player.allowed(), seconds, kept))

    def back(self, answer: Answer) -> float:
        """Take over what was trained, unless the run is another by now, or was changed, paused or left meanwhile.

        Returns the processor seconds that it took.
        """
        twin, player = self._out, self.player
        if twin is None or twin.run not in (player.run, player.again and player.again.stack):
            return 0.0
        if answer.lost:
            self._lost += answer.suspect
            player.message = reasons.lost(player.run)
        if answer.failed or self._lost == MOST_LOST:
            self._lost = 0
            self._give_up(twin)
        if not answer.done:
            return 0.0
        self._lost = 0
        trained: keeping.Trained = pickle.loads(answer.content)
        if twin.is_where_it_was() and (twin is self._seeds or player.playing):
            if twin is self._seeds:
                twin.run.take(trained.progress)
            else:
                player.catch_up(trained.progress, trained.places, trained.seconds)
            twin.settle(answer.worker, trained.seconds)
        return trained.processor

    def _give_up(self, twin: Twin) -> None:
        if twin is self._seeds:
            self.player.again = None
        else:
            self.player.fail()
