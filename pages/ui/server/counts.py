"""What the conductor counts of its own work, for whoever hosts it; nothing of it tells of a visitor."""

from bisect import bisect_left
from dataclasses import dataclass, field

TURNS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25)  # seconds: upper ends of the turns that are told apart


@dataclass
class Counts:
    """Since the process began. Only the conductor's threads write."""

    frames: int = 0  # that were sent
    kilobytes: float = 0.0  # of them
    failed: int = 0  # frames that raised something
    training: float = 0.0  # seconds of a thread
    turns: list[int] = field(default_factory=lambda: [0] * (len(TURNS) + 1))  # of visitors, by how long each took
    turning: float = 0.0  # seconds of all turns

    def turn(self, seconds: float) -> None:
        """A visitor's turn has taken so long: commands, training and drawing."""
        self.turns[bisect_left(TURNS, seconds)] += 1
        self.turning += seconds

    def sent(self, frame: bytes) -> None:
        """A frame is on its way."""
        self.frames += 1
        self.kilobytes += len(frame) / 1000
