"""Home: what this is, and where to start."""

import streamlit as st

from pages.ui.frame import frame, pages

frame("Watch a neural network learn")
st.markdown("TODO")
