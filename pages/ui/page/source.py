"""The code that runs, shown from its source: never a copy that could differ."""

import inspect

import streamlit as st


def show(*objects, label: str = "The code that runs") -> None:
    """Source of functions and classes, in an expander."""
    with st.expander(label):
        st.code("\n\n".join(inspect.getsource(each) for each in objects), language="python")
