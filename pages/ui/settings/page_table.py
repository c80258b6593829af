"""The settings of one page, and what they say of widgets' values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pages.ui.settings.kinds import Setting, Widths


class Values(Protocol):
    """What widgets hold, by name: a dict, or Streamlit's session state."""

    def get(self, key: str, /) -> Any:
        """The value of that name; None if there is none."""


@dataclass(frozen=True)
class Table:
    """The settings of a page, by their names in a link: `prefix` stands before the fields of a Config."""

    settings: Mapping[str, Setting] = field(default_factory=dict)
    prefix: str = ""

    def value(self, values: Values, name: str) -> Any:
        """What the widgets' `values` hold for a name, within its limits; its default where they hold nothing."""
        setting, found = self.settings[name], values.get(name)
        return setting.default if found is None else setting.within(found)

    def widths(self, name: str, text: str) -> tuple[int, ...]:
        """Units of each hidden layer, as the setting of that name reads them. Raises ValueError as Widths does."""
        setting = self.settings[name]
        if not isinstance(setting, Widths):
            raise TypeError(f"{name} holds no widths")
        return setting.widths(text)
