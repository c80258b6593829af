"""One visitor's run, played: commands, ticks, and the sentence that says why it stopped or began anew.

Knows no Streamlit: a tick is a method call, so a test can play it.
"""

from collections import deque
from time import perf_counter
from uuid import uuid4

import dnn

FIELD_WORDS = {
    "dataset": "the data set", "examples": "the number of examples", "noise": "the noise",
    "train_share": "the train share", "data_seed": "the data seed", "hidden": "the layers",
    "activation": "the activation", "slope": "the slope of leaky ReLU", "initializer": "the initialization",
    "seed": "the weights seed", "dtype": "the precision",
}  # fmt: skip


class Player:
    """`run` is made anew whenever the settings make its weights meaningless; `run_id` then changes."""

    def __init__(self, config: dnn.Config):
        self.playing = False
        self.message = ""
        self._start(config)

    def _start(self, config: dnn.Config) -> None:
        self.config, self.run_id = config, uuid4().hex[:8]
        self.run = dnn.Run(config, dnn.make_split(config))
        self._pace = deque(maxlen=30)  # (time, iteration) of the last ticks

    def follow(self, config: dnn.Config) -> None:
        """Take over changed settings: from the next iteration on, or with a new start if it must be."""
        if config == self.config:
            return
        changed = dnn.needs_new_run(self.config, config)
        if changed:
            had_trained = self.run.iteration > 0
            self._start(config)
            words = " and ".join(FIELD_WORDS[name] for name in changed)
            self.message = f"Started anew, since {words} changed." if had_trained else ""
        else:
            self.config = config
            self.run.change(config)
            self.message = ""

    def command(self, name: str) -> None:
        """play, pause, step, ten or reset; anything else is ignored."""
        if name == "play":
            self.playing, self.message = True, ""
            self._pace.clear()
        elif name in ("step", "ten"):
            self.playing = False
            self.advance(iterations=1 if name == "step" else 10)
        elif name == "reset":
            self.playing = False
            self._start(self.config)
            self.message = "Back at the first weights, the same as before."
        elif name == "pause":
            self.playing = False

    def advance(self, **limit) -> None:
        """Train, and say so if that ended the run."""
        self.run.advance(**limit)
        self._pace.append((perf_counter(), self.run.iteration))
        if self.run.stopped:
            self.playing = False
            self.message = self._reason()

    def _reason(self) -> str:
        run = self.run
        if run.stopped == "diverged":
            return (
                f"The cost was no longer finite at iteration {run.diverged_at:,}: what you see is the last good state. "
                f"Try a smaller α than {run.config.alpha:g}, for instance {run.config.alpha / 10:.2g}."
            )
        if run.stopped == "target":
            return f"Stopped: the training cost came down to {run.config.target_cost:g} at iteration {run.iteration:,}."
        return f"Stopped after {run.iteration:,} iterations, as you asked."

    @property
    def pace(self) -> float:
        """Iterations a second over the last ticks; 0 while it rests."""
        if not self.playing or len(self._pace) < 2:
            return 0.0
        (t0, i0), (t1, i1) = self._pace[0], self._pace[-1]
        return (i1 - i0) / (t1 - t0) if t1 > t0 else 0.0

    @property
    def status(self) -> dict:
        """What the line of numbers shows; None where there is no number."""
        measures = {name: float(value) for name, value in self.run.measures._asdict().items()}
        numbers = {name: value if value == value else None for name, value in measures.items()}
        return {
            "run": self.run_id, "playing": self.playing, "message": self.message,
            "iteration": self.run.iteration, "pace": round(self.pace),
            "alpha": self.run.config.alpha, **numbers,
        }  # fmt: skip
