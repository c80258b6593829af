"""A link is a whole experiment, and comes from anywhere: what does not fit is named in a sentence, and left out."""

import streamlit as st

from pages.ui.settings import here, teacher
from pages.ui.settings.kinds import Kind, Setting, short
from pages.ui.settings.table import MOST_LAYERS, SETTINGS


def quoted(text: str) -> str:
    """A value from outside as inline code that can hold no markup."""
    printable = short(text)
    return f"`{printable.replace('`', chr(39))}`" if printable.strip() else "an empty value"


def problem(name: str, values: list[str], setting: Setting | None = None) -> str | None:
    """The sentence about a setting's values in a link, or None if they are fine. The table has it, if none is given."""
    setting = setting or here.setting_of(name)
    if len(values) > 1:
        return f"The link gives {setting.label} ({name}) {len(values)} times: the default is used instead."
    try:
        setting.read(values[0])
    except (ValueError, OverflowError):
        return (
            f"{setting.label} ({name}) cannot be {quoted(values[0])}: it must be {setting.allowed}. "
            "The default is used instead."
        )
    return None


def check(page: str) -> None:
    """Say what a link has wrong, and take it out before the widgets are made. Call it first on a page.

    The sentences stay until the reader goes to another page.
    """
    restored, arrived = False, st.session_state.get("link_page") != page
    if arrived:
        keep()  # the last page's run may have been cut short, with what a reader had just changed
        st.session_state["link_page"], st.session_state["link_problems"] = page, []
        restored = _restore()
    elif st.session_state.get("link_filled") and not _filled():
        restored = _write_drawn()  # the page's own entry in the menu leads to it without its settings
    spelled_out = _spell_out_hidden()
    changed = teacher.begin() or spelled_out or restored
    for name in [n for n in st.query_params if n in SETTINGS and (arrived or n not in st.session_state)]:
        values = st.query_params.get_all(name)
        found = problem(name, values)
        if found:
            st.session_state["link_problems"].append(found)
            del st.query_params[name]
            changed = True
            continue
        setting: Kind = here.setting_of(name)
        if arrived and name in here.table().settings:
            st.session_state[name] = setting.read(values[0])  # for a widget that is drawn later, on another tab
        meant = setting.shown(setting.read(values[0]))
        if meant != values[0]:
            changed = True
            st.query_params[name] = meant  # a name becomes its label, which is what Streamlit looks for
    for parameter in ("hide", "lock"):
        for name in teacher.lesson().unknown(parameter):
            found = f"The link wants to {parameter} {quoted(name)}, which is no setting."
            if found not in st.session_state["link_problems"]:
                st.session_state["link_problems"].append(found)
    if changed:
        st.rerun()  # the widgets take their values from the address that a run begins with
    for found in st.session_state["link_problems"]:
        st.warning(found, icon=":material/link_off:")


def tell(found: str) -> None:
    """Run the page again with this sentence among those about its link."""
    st.session_state["link_problems"].append(found)
    st.rerun()


def keep() -> None:
    """Remember what the reader chose: the menu leads to a page without it, and so does the Back button.

    A default is no choice until it has been left: the next page may have another one. What this page has brought within
    its own limits is kept as it was chosen.
    """
    kept = st.session_state.setdefault("kept_settings", {})
    for name in (each for each in SETTINGS if each in st.session_state):
        value, setting = st.session_state[name], here.setting_of(name)
        if value != (setting.within(kept[name]) if name in kept else setting.default):
            kept[name] = value
    st.session_state["link_filled"] = _filled()


def carry(name: str) -> None:
    """Call it before a setting's widget is made: a page that draws it for the first time has it in its address too."""
    drawn = st.session_state.setdefault("drawn_settings", {}).setdefault(st.session_state.get("link_page"), set())
    if name not in drawn:
        drawn.add(name)
        _write(name)


def _restore() -> bool:
    """Give a page that was opened without an address of its own the settings as they stood.

    On a page seen before they go into the address at once: on the way Back Streamlit takes nothing else, and drops what
    another page shows too. Returns whether the address changed.
    """
    for name, value in st.session_state.get("kept_settings", {}).items():
        if name not in st.query_params:
            st.session_state[name] = value
    return _write_drawn()


def _filled() -> bool:
    """Whether the address has a setting."""
    return any(name in st.query_params for name in SETTINGS)


def _write_drawn() -> bool:
    """Bring the address up to date with what this page has drawn before. Returns whether it was not."""
    drawn = st.session_state.get("drawn_settings", {}).get(st.session_state["link_page"], ())
    return sum(_write(name) for name in drawn) > 0


def _write(name: str) -> bool:
    """Bring the address up to date with a setting that is not the default. Returns whether it was not."""
    value = st.session_state.get(name)
    if value in (None, here.setting_of(name).default) or name in st.query_params:
        return False
    return here.write(name, value)


def _spell_out_hidden() -> bool:
    """hidden=8-4 is short for depth=2&units_1=8&units_2=4. Returns whether there was such a thing."""
    if "hidden" not in st.query_params or "depth" in st.session_state:
        return False
    parts = st.query_params["hidden"].split("-")
    del st.query_params["hidden"]
    st.query_params["depth"] = str(len(parts))
    for l, units in enumerate(parts[:MOST_LAYERS], start=1):
        st.query_params[f"units_{l}"] = units
    return True
