"""A link that sets everything, hides or locks what you choose, and asks a question first."""

import streamlit as st

from pages.ui.own_data import choose
from pages.ui.page import share
from pages.ui.page.frame import frame
from pages.ui.page.kept import kept
from pages.ui.settings import teacher
from pages.ui.settings.kinds import Kind
from pages.ui.settings.table import PAGES


def label(name: str) -> str:
    return f"{PAGES[page].settings[name].label} ({name})"


frame("For teachers")
share.fill_in()
st.markdown(
    "Build a link for your class. Whoever opens it finds the page as you set it up; thirty can open it at once. The "
    "link is all there is: nothing is stored, and no account is needed."
)
page = st.selectbox("Page", list(PAGES), key=kept("teach_page"))
settings = PAGES[page].settings
names = list(settings)
chosen = st.multiselect(
    "Settings to give (the rest has its default)", names, format_func=label, key=kept(f"teach_set_{page}")
)
values, columns = {}, st.columns(3)
try:
    for i, name in enumerate(chosen):
        setting: Kind = settings[name]
        value = setting.written(setting.draw(columns[i % 3], key=kept(f"teach_{page}_{name}")))
        setting.read(value)
        values[name] = value
except ValueError as problem:
    st.error(str(problem) or "That is not allowed.")
    st.stop()
left, right = st.columns(2)
hide_key, lock_key = kept(f"teach_hide_{page}"), kept(f"teach_lock_{page}")
taken = st.session_state.get(lock_key, [])  # what is hidden cannot be locked too, so neither list offers the other's
hide = left.multiselect("Hide these controls", [n for n in names if n not in taken], format_func=label, key=hide_key)
lock = right.multiselect("Lock these controls", [n for n in names if n not in hide], format_func=label, key=lock_key)
question = st.text_input("A question above the page", key=kept("teach_question"), max_chars=teacher.MOST_CHARACTERS)
left, right = st.columns(2)
predict = left.checkbox("Ask for a prediction before Play", key=kept("teach_predict"))
present = right.checkbox("Open it in presenter mode", key=kept("teach_present"))
if page == "Own data":
    values |= choose.carried()
query = teacher.link(page, values, hide, lock, question, predict, present)
address = (st.context.url or "").rsplit("/", 1)[0]
st.subheader("The link")
st.code(f"{address}/{query}", language=None, wrap_lines=True)
st.link_button("Open it", f"{address}/{query}")
st.markdown(
    """
**In class**
- *Presenter* (at the top of every page): large type, high contrast; the **space bar** plays and pauses, the
  **right arrow** makes one step.
- A question and a prediction first: pupils write down what they expect before Play opens.
- Lock the data and let them find α; or hide everything but the units.
"""
)
