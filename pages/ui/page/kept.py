"""What a widget was set to, when it is drawn again after a while: on a tab, or on a page, that was left."""

import streamlit as st


def kept(key: str) -> str:
    """`key` itself, for a widget that is about to be made: it begins with the value that it had last in this visit.

    Streamlit forgets a widget that a run of the page does not draw.
    """
    values = st.session_state.setdefault("kept_widgets", {})
    if key in st.session_state:
        values[key] = st.session_state[key]
    elif key in values:
        st.session_state[key] = values[key]
    return key


def keep(key: str, value) -> None:
    """Have the widget of that key begin with this value, on whatever page it is."""
    st.session_state[key] = value
    st.session_state.setdefault("kept_widgets", {})[key] = value
