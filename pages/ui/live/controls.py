"""Settings both ways: a script run of the page says how they stand, and a browser's message changes them without one.

What a message sets holds for the run at once. The session hears of it a little later, by the component's trigger, and
then the page is run with it. A script run that is under way in between would bring back what stood before, so what has
been set since the session last heard goes before what the session says. So it does as long as the session says what
stood before it heard: with whatever else a reader does Streamlit sends what all widgets hold, which is the old value
until a script run has reached them.
"""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, NamedTuple

from pages.ui.live.playable import Configs
from pages.ui.live.player import Player
from pages.ui.settings.standing import Standing

ConfigsOf = Callable[[Standing], Configs]  # called on the conductor's thread too: it must read no session
PATIENCE = 10.0  # seconds that a message is held against sessions which never hear of it


class Ahead(NamedTuple):
    """A value that the session has not heard of, or may lose again."""

    value: Any
    number: int  # of its message
    since: float
    before: Any  # what the session held

    def needed(self, held: Any, heard: int) -> bool:
        """Whether the session, which holds that, is behind."""
        return self.number > heard or held == self.before != self.value


class Controls:
    """What one visitor's page lets be set. Whoever calls holds the view's lock."""

    def __init__(self, standing: Standing, configs_of: ConfigsOf):
        self.standing, self.configs_of = standing, configs_of
        self._session = standing  # as it last said
        self.heard = 0  # the number of the latest message that the session knows of
        self.known = 0  # likewise, when the page was last run and held all that it had heard of
        self._ahead: dict[str, Ahead] = {}
        self._refused = ""

    def stand(self, standing: Standing, configs_of: ConfigsOf, now: float | None = None) -> Configs:
        """A script run says how the settings stand; returns the configs that they make with what is ahead of it."""
        end = (monotonic() if now is None else now) - PATIENCE
        ahead, held, self._session = self._ahead.items(), standing.values, standing
        self._ahead = {name: each for name, each in ahead if each.since > end and each.needed(held[name], self.heard)}
        if not any(each.number <= self.heard for each in self._ahead.values()):
            self.known = self.heard
        self.configs_of = configs_of
        values, _ = standing.read({name: each.value for name, each in self._ahead.items()})
        try:
            configs = configs_of(standing.with_values(values))
        except ValueError:  # they do not go together with what the session says
            self._ahead, values = {}, {}
            configs = configs_of(standing)
        self.standing = standing.with_values(values)
        return configs

    def set(self, player: Player, asked: Mapping, number: object = None) -> None:
        """A browser sets values by a message of that number."""
        values, configs, refused = self._tried(asked)
        if configs is not None:
            self.standing = self.standing.with_values(values)
            self._ahead |= {name: self._held(name, value, number) for name, value in values.items()}
            player.follow(configs)
        player.message = refused or player.message

    def hear(self, asked: Mapping, number: object = None) -> dict[str, Any]:
        """The session is told of the message of that number, and of all before it; returns what it should hold now."""
        values, configs, self._refused = self._tried(asked)
        self.heard = max(self.heard, _counted(number))
        if configs is None:
            return {}
        self._ahead |= {name: self._held(name, value, number) for name, value in values.items()}
        return values

    def _held(self, name: str, value: Any, number: object) -> Ahead:
        return Ahead(value, _counted(number), monotonic(), self._session.get(name))

    def tell(self, player: Player) -> None:
        """What was refused when the session heard of it, once."""
        player.message, self._refused = self._refused or player.message, ""

    def _tried(self, asked: Mapping) -> tuple[dict[str, Any], Configs | None, str]:
        """The values that may be set, the configs they would make, if any, and the sentences about the others."""
        values, refused = self.standing.read(asked)
        try:
            return values, self.configs_of(self.standing.with_values(values)) if values else None, " ".join(refused)
        except ValueError as problem:
            return {}, None, str(problem)


def _counted(number: object) -> int:
    """The number of a message; 0 for what is none."""
    return number if type(number) is int and 0 < number < 2**53 else 0
