"""Tabs of which only the open one is drawn; which one that is stands in the address."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import streamlit as st

from pages.ui.page.kept import kept
from pages.ui.settings import links
from pages.ui.settings.kinds import Choice

PARAMETER = "tab"


class Tab(NamedTuple):
    """What the reader clicks on, and what draws the rest."""

    label: str
    draw: Callable[[], object]


def show(page: str, tabs: Mapping[str, Tab]) -> None:
    """The tabs of `page` by the names that they have in a link: ?tab=name opens one, else it is the first.

    A closed tab costs nothing: it is not drawn, and a run on it does not tick. The run is as it was when its tab is
    opened again; so is a widget whose key is `kept`.
    """
    labels = {name: tab.label for name, tab in tabs.items()}
    key = f"{page}_tab"
    if key not in st.session_state and PARAMETER in st.query_params:
        st.session_state[key] = labels[_asked(labels)]
    containers = st.tabs(list(labels.values()), key=kept(key), on_change="rerun")
    for (name, tab), container in zip(tabs.items(), containers, strict=True):
        if container.open:
            _write(name, default=next(iter(labels)))
            with container:
                tab.draw()


def _asked(labels: Mapping[str, str]) -> str:
    """The name of the tab that the address asks for. What is none is told at the top of the page, and taken out."""
    values = st.query_params.get_all(PARAMETER)
    found = links.problem(PARAMETER, values, Choice("Open tab", next(iter(labels)), labels))
    if found:
        del st.query_params[PARAMETER]
        links.tell(found)
    return next(name for name, label in labels.items() if values[0] in (name, label))


def _write(name: str, default: str) -> None:
    """Bring the address up to date; the first tab needs no word in it."""
    if name != default:
        if st.query_params.get(PARAMETER) != name:
            st.query_params[PARAMETER] = name
    elif PARAMETER in st.query_params:
        del st.query_params[PARAMETER]
