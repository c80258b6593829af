"""The way back through a run: places kept within a memory limit, the first and the latest always."""

import dnn

MOST_BYTES = 1_500_000  # a visitor
MOST_PLACES = 240


class Timeline:
    """Saved places of one run in the order of their iterations; thinned as the run grows."""

    def __init__(self, run: dnn.Run):
        self.run, self.places = run, [run.save()]
        self.stride = 0.0  # iterations between places that are kept

    def __len__(self) -> int:
        return len(self.places)

    def add(self) -> None:
        """Keep the run's present place as the latest."""
        run = self.run
        if len(self) > 1 and self.places[-1].iteration - self.places[-2].iteration < self.stride:
            self.places.pop()  # the latest was no more than that
        elif len(self) > 1 and self.places[-1].iteration == run.iteration:
            self.places.pop()
        self.places.append(run.save())
        most = max(2, min(MOST_PLACES, MOST_BYTES // max(1, self.places[0].nbytes)))
        if len(self) > most:
            self.places = self.places[:-1:2] + self.places[-1:]
            self.stride = run.iteration / len(self)

    def look(self, at: int) -> "Past | None":
        """The run as it stood at place number `at`; None for the latest, which is the present."""
        return None if at == len(self) - 1 else Past(self.run, self.places[at])

    def cut(self, at: int) -> None:
        """Let the run stand at place number `at` again, and forget the places after it."""
        del self.places[at + 1 :]
        self.run.go_back(self.places[at])


class Past:
    """A run as it stood at a saved place, for whoever draws runs."""

    def __init__(self, run: dnn.Run, saved: dnn.Saved):
        self.run = run
        snapshot = run.look(saved)
        self.iteration, self.params, self.config = snapshot.iteration, snapshot.params, saved.config
        self.measures = dnn.Measures(*snapshot[2:])

    def __getattr__(self, name: str):
        return getattr(self.run, name)  # split, activations, history: the same as of the whole run

    def predict(self, X):
        """As Run.predict."""
        return dnn.predict(self.params, self.run.activations, X)
