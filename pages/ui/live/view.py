"""A player and a screen as a seat: what the conductor trains and draws, and what a browser may command."""

from contextlib import suppress
from threading import RLock
from typing import Any

from pages.ui.live.away import Away
from pages.ui.live.feed import Feed
from pages.ui.live.player import Player
from pages.ui.live.screen import Screen
from pages.ui.server import seat
from pages.ui.server.worker import Answer, Call, Spent

UNHURRIED = 1 / 6  # seconds between two frames of what plays by itself: the browser blends them
LARGEST_WEIGHT = 1e6  # that can be set by hand


def edge(given: Any) -> tuple[int, int, int, float] | None:
    """[l, i, j, value] as three whole numbers and a number of at most LARGEST_WEIGHT; None for all else."""
    if not isinstance(given, list) or len(given) != 4 or [type(each) for each in given[:3]] != [int] * 3:
        return None
    l, i, j, value = given
    if type(value) not in (int, float) or not abs(value) <= LARGEST_WEIGHT:
        return None
    return l, i, j, float(value)


class View:
    """One view of one player's run. Views of the same run share its lock; one of them plays it."""

    def __init__(self, player: Player, screen: Screen, lock: "RLock | None" = None):
        self.player, self.screen = player, screen
        self.lock = lock or RLock()
        self._away = Away(player)
        self.token = seat.new_token()
        seat.offer(self)

    @property
    def playing(self) -> bool:
        """Whether what it shows goes on by itself, here or by the view that plays it."""
        return self.player.moves or self.player.repeats

    @property
    def trains(self) -> bool:
        """Whether it plays the run, and does not only watch."""
        return not self.screen.watches

    @property
    def owes(self) -> bool:
        """Whether steps that were asked for are still to be done."""
        return self.player.goal is not None

    @property
    def rest(self) -> float:
        """Seconds between two frames at least."""
        return UNHURRIED if self.screen.by_itself else 0.0

    @property
    def payer(self) -> str:
        """Views of the same player pay together."""
        return self.player.payer

    def feed(self) -> Feed:
        """For one more browser."""
        return Feed(self.player, self.screen, self.token)

    def take(self, message: dict) -> None:
        """{"do": command}, {"scrub": place}, {"speed": one of SPEEDS}, {"set": {name: value}, "n": its number}.

        {"unpin": letter} forgets a pinned run, {"take": number} makes one of twenty seeds the present run.
        {"do": "replay", "calm": true} walks slowly, {"do": "try"} obeys the coach, {"do": "dismiss"} silences it.
        {"weight": [l, i, j, value]} sets one, counted from 1. All else is ignored, and so is what the screen has no
        button for.
        """
        if self.screen.watches:
            return
        command, place, values = (message.get(name) for name in ("do", "scrub", "set"))
        letter, taken = message.get("unpin"), message.get("take")
        if command in ("try", "dismiss"):
            self._advised(command)
        elif "speed" in message and "speed" in self.screen.commands:
            self.player.speed.choose(message["speed"])
        elif command == "replay" and "branch" in self.screen.commands:
            self.player.replay(calm=message.get("calm") is True)
        elif command == "pin" and "pin" in self.screen.commands:
            self.player.pin(self.screen.controls.standing.values if self.screen.controls else {})
        elif isinstance(letter, str):
            self.player.unpin(letter)
        elif type(taken) is int:
            self._take_seed(taken)
        elif command in ("pause", "unpin", "enough") or (isinstance(command, str) and command in self.screen.commands):
            self.player.command(command)
        elif type(place) is int and "branch" in self.screen.commands:
            self.player.scrub(place)
        elif isinstance(values, dict) and self.screen.controls:
            self.screen.controls.set(self.player, values, message.get("n"))
        elif (weight := edge(message.get("weight"))) and "weight" in self.screen.commands:
            with suppress(ValueError):  # a net that has no such weight any more
                self.player.edit(*weight)

    def _take_seed(self, number: int) -> None:
        """Go on with one of twenty seeds from where those have got to."""
        again, controls = self.player.again, self.screen.controls
        if again is None or controls is None or not 0 <= number < len(again.seeds):
            return
        controls.set(self.player, {"seed": again.seeds[number]})
        self.player.reach(again.stack.iteration)

    def _advised(self, command: str) -> None:
        advice = self.screen.advice
        if advice and command == "dismiss":
            advice.coach.dismiss()
        elif advice and {"pin", "play", "reset"} <= set(self.screen.commands):
            advice.try_it(self.player)

    @property
    def goes_away(self) -> bool:
        """Whether a worker can train what comes next."""
        return self._away.possible

    def call(self, seconds: float) -> Call:
        """A slice for a worker."""
        return self._away.call(seconds)

    def back(self, call: Call, answer: Answer) -> Spent:
        """Take over what it has trained; returns the processor seconds that it took."""
        return self._away.back(call, answer)

    def train(self, seconds: float) -> None:
        """Do the steps that were asked for, or go on, for about so many seconds of this thread's time."""
        if self.owes:
            self.player.work_off(seconds)
        else:
            self.player.go_on(seconds)
