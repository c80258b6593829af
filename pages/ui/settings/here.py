"""The page that is open, and its settings."""

import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.ui.settings.kinds import Setting
from pages.ui.settings.page_table import Table
from pages.ui.settings.table import PAGES, SETTINGS


def page() -> str:
    """The title of the page that is open."""
    return st.session_state.get("link_page", "")


def table() -> Table:
    """The settings of the page that is open; an empty table on a page without."""
    return PAGES.get(page(), Table())


def setting_of(name: str) -> Setting:
    """A setting as the open page has it, or else as another page has."""
    return table().settings.get(name) or SETTINGS[name]


def write(name: str, value) -> bool:
    """Give a setting its value, and the address too, where a default needs no word. Returns whether that changed.

    While a widget of this name is on the page the address is Streamlit's to write, and follows the value by itself.
    """
    setting = setting_of(name)
    st.session_state[name] = value
    text = None if value == setting.default else setting.shown(value)
    if st.query_params.get(name) == text:
        return False
    try:
        if text is None:
            del st.query_params[name]
        else:
            st.query_params[name] = text
    except StreamlitAPIException:
        return False
    return True
