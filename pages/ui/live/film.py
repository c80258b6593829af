"""What one browser is sent of a timeline: the iterations of its places, its marks, and small pictures of some.

Each is sent once. Those places have pictures that lie half as far again from the start as the one before, and those
where something was done.
"""

from base64 import b64encode
from bisect import bisect_left
from collections.abc import Iterator

from pages.ui.live.pictures import Pictures
from pages.ui.live.timeline import Timeline

APART = 1.5  # times the iterations of the place before
IN_A_FRAME = 2  # pictures, while the run moves


class Film:
    """Remembers what a browser has."""

    def __init__(self) -> None:
        self.number = 0  # of the latest part
        self.forget()

    def forget(self) -> None:
        """The browser has nothing of it."""
        self._whole, self._generation, self._version = True, -1, -1
        self._places: set[int] = set()
        self._pictures: set[int] = set()
        self._marks: list[tuple[int, str]] = []
        self._known: list[int] = []  # iterations of the places that it has
        self._wanted: list[int] = []  # those of them that are still to have a picture

    def part(self, timeline: Timeline, pictures: Pictures, moves: bool, slow: bool) -> dict | None:
        """What the browser does not have, if there is anything; `slow` parts have the present's picture, too."""
        if timeline.generation != self._generation:
            self.forget()
            self._generation = timeline.generation
        part = self._changes(timeline)
        if made := list(self._new_pictures(timeline, pictures, IN_A_FRAME if moves else len(timeline))):
            part["pictures"] = made
        if slow and (now := _encoded(timeline, pictures, len(timeline) - 1)):
            part["now"] = now
        if not part:
            return None
        self.number += 1
        return part | {"number": self.number}

    def _changes(self, timeline: Timeline) -> dict:
        """The places and marks that the browser does not have; most frames bring none, and most slices no place."""
        if timeline.version == self._version and not self._whole:
            return {}
        self._version = timeline.version
        kept, marks = timeline.iterations[:-1], [(mark.iteration, mark.text) for mark in timeline.marks]
        part: dict = {"whole": True} if self._whole else {}
        places = set(kept)
        if added_or_dropped := places ^ self._places:
            part |= {"add": sorted(places & added_or_dropped), "drop": sorted(self._places & added_or_dropped)}
        if marks != self._marks:
            part["marks"] = marks
        self._places, self._marks, self._known, self._whole = places, marks, kept, False
        self._pictures &= places
        wanted = _pictured(kept, {iteration for iteration, _ in marks})
        self._wanted = [kept[at] for at in wanted if kept[at] not in self._pictures]
        return part

    def _new_pictures(self, timeline: Timeline, pictures: Pictures, most: int) -> Iterator[tuple[int, str]]:
        while self._wanted and most > 0:
            iteration = self._wanted[0]
            if (picture := _encoded(timeline, pictures, bisect_left(self._known, iteration))) is None:
                return
            self._pictures.add(iteration)
            del self._wanted[0]
            most -= 1
            yield iteration, picture


def _pictured(iterations: list[int], marked: set[int]) -> Iterator[int]:
    """The places that have a picture, by number."""
    found, wanted = {at for at, iteration in enumerate(iterations) if iteration in marked}, 0
    while (at := bisect_left(iterations, wanted)) < len(iterations):
        found.add(at)
        wanted = max(wanted + 1, int(APART * wanted))
    return iter(sorted(found))


def _encoded(timeline: Timeline, pictures: Pictures, at: int) -> str | None:
    run = timeline.run
    picture = pictures.thumbnail(run.params_at(timeline.places[at]), run.activations)
    return None if picture is None else b64encode(picture.tobytes()).decode()
