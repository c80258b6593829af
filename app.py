"""What `streamlit run` serves, and the home page: what this is, and where to start."""

import streamlit as st

from pages.ui.home import page
from pages.ui.page import serve

app = st.App(__file__, middleware=serve.middleware())

if serve.in_script():
    page.home()
