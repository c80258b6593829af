"""A link that sets everything, hides or locks what you choose, and asks a question first."""

import streamlit as st

from pages.ui.page.frame import frame
from pages.ui.settings import teacher
from pages.ui.settings.table import SETTINGS, Choice, Flag, Number

PAGES = {
    "Playground": [n for n in SETTINGS if not n.startswith(("image", "race_", "digit_"))],
    "First layer": [n for n in SETTINGS if n.startswith(("image", "digit_"))],
    "Parity": [n for n in SETTINGS if n.startswith("race_")],
    "Hyperparameters": ["dataset", "noise", "examples", "activation", "initializer", "seed"],
    "Initialization": ["dataset", "noise", "activation", "alpha", "seed"],
}


def label(name: str) -> str:
    return f"{SETTINGS[name].label} ({name})"


def value_of(name: str, place):
    setting = SETTINGS[name]
    options = dict(key=f"teach_{name}")
    if isinstance(setting, Choice):
        shown = list(setting.labels.values())
        return place.selectbox(setting.label, shown, shown.index(setting.labels[setting.default]), **options)
    if isinstance(setting, Flag):
        return str(place.checkbox(setting.label, True, **options)).lower()
    if isinstance(setting, Number):
        limits = dict(min_value=setting.low, max_value=setting.high, value=setting.default, step=setting.step)
        return place.number_input(setting.label, **limits, **options)
    return setting.read(place.text_input(setting.label, setting.default, max_chars=20, **options))


frame("For teachers")
st.markdown(
    "Build a link for your class. Whoever opens it finds the page as you set it up; thirty can open it at once. The "
    "link is all there is: nothing is stored, and no account is needed."
)
page = st.selectbox("Page", list(PAGES), key="teach_page")
names = PAGES[page]
chosen = st.multiselect(
    "Settings to give (the rest has its default)", names, format_func=label, key=f"teach_set_{page}"
)
values, columns = {}, st.columns(3)
try:
    for i, name in enumerate(chosen):
        values[name] = value_of(name, columns[i % 3])
except ValueError as problem:
    st.error(str(problem) or "That is not allowed.")
    st.stop()
left, right = st.columns(2)
hide = left.multiselect("Hide these controls", names, format_func=label, key=f"teach_hide_{page}")
lock = right.multiselect("Lock these controls", names, format_func=label, key=f"teach_lock_{page}")
question = st.text_input("A question above the page", key="teach_question", max_chars=teacher.MOST_CHARACTERS)
left, right = st.columns(2)
predict = left.checkbox("Ask for a prediction before Play", key="teach_predict")
present = right.checkbox("Open it in presenter mode", key="teach_present")
query = teacher.link(page, values, hide, lock, question, predict, present)
address = (st.context.url or "").rsplit("/", 1)[0]
st.subheader("The link")
st.code(f"{address}/{query}", language=None, wrap_lines=True)
st.link_button("Open it", f"{address}/{query}")
st.markdown(
    """
**In class**
- *Presenter mode* (in the menu on the left): large type, high contrast; the **space bar** plays and pauses, the
  **right arrow** makes one step.
- A question and a prediction first: pupils write down what they expect before Play opens.
- Lock the data and let them find α; or hide everything but the units.
"""
)
