"""What takes this page to somebody else: its link, which is the whole experiment, and a lesson made of it."""

import streamlit as st


def popover(title: str) -> None:
    """The button in the bar."""
    with st.popover("Share", icon=":material/ios_share:", type="tertiary", key=f"bar_share_{title}"):
        st.markdown("The address of this page is a link to all that you have set: copy it.")
        st.page_link("pages/9_For_teachers.py", label="Make it a lesson")
