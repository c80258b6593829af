"""A page's settings as they stand at one moment: what Configs are made of, on whatever thread. Knows no session."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import dnn
from pages.ui.settings.configs import config_of
from pages.ui.settings.kinds import short
from pages.ui.settings.page_table import Table, Values


@dataclass(frozen=True)
class Standing:
    """The values of all settings of a page. A lesson's link may lock or hide some: those cannot be set."""

    table: Table
    values: Mapping[str, Any] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of(cls, table: Table, values: Values, locked: Iterable[str] = (), hidden: Iterable[str] = ()) -> "Standing":
        """What widgets hold, within its limits, and defaults where they hold nothing."""
        found = {name: table.value(values, name) for name in table.settings}
        return cls(table, found, frozenset(locked), frozenset(hidden))

    def get(self, name: str) -> Any:
        """The value of that name; None if there is none."""
        return self.values.get(name)

    @property
    def config(self) -> dnn.Config:
        """The Config they describe; what the page has no setting for has its default."""
        return config_of(self, self.table)

    def with_values(self, values: Mapping[str, Any]) -> "Standing":
        """The same with other values, which `read` has taken."""
        return replace(self, values={**self.values, **values})

    def read(self, asked: Mapping) -> tuple[dict[str, Any], list[str]]:
        """What may be set of that, and a sentence about each value that may not.

        Names that are no setting of the page, or hidden, are left out without a word.
        """
        values, refused = {}, []
        for name, setting in self.table.settings.items():
            if name not in asked or name in self.hidden:
                continue
            if name in self.locked:
                refused.append(f"{setting.label} is locked by this lesson.")
                continue
            try:
                values[name] = setting.take(asked[name])
            except (ValueError, OverflowError):
                found = short(json.dumps(asked[name], ensure_ascii=False, default=repr))
                refused.append(f"{setting.label} cannot be {found}: it must be {setting.allowed}.")
        return values, refused

    @property
    def offers(self) -> dict[str, dict]:
        """What may be chosen for each setting that is shown, for whoever draws a control for it."""
        return {name: each.offer for name, each in self.table.settings.items() if name not in self.hidden}
