"""The way back through a run: places kept within a memory limit, the first and the latest always."""

import dnn

MOST_BYTES = 1_500_000  # a visitor
MOST_PLACES = 240


class Timeline:
    """Saved places of one run in the order of their iterations; thinned as the run grows."""

    def __init__(self, run: dnn.Run):
        self.places = [run.save()]
        self.stride = 0.0  # iterations between places that are kept

    def __len__(self) -> int:
        return len(self.places)

    def add(self, run: dnn.Run) -> None:
        """Keep the run's present place as the latest."""
        if len(self) > 1 and self.places[-1].iteration - self.places[-2].iteration < self.stride:
            self.places.pop()  # the latest was no more than that
        elif len(self) > 1 and self.places[-1].iteration == run.iteration:
            self.places.pop()
        self.places.append(run.save())
        most = max(2, min(MOST_PLACES, MOST_BYTES // max(1, self.places[0].nbytes)))
        if len(self) > most:
            self.places = self.places[:-1:2] + self.places[-1:]
            self.stride = run.iteration / len(self)

    def cut(self, at: int) -> dnn.Saved:
        """Forget the places after number `at`, which is returned."""
        del self.places[at + 1 :]
        return self.places[at]


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
