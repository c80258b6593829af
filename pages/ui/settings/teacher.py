"""What a teacher's link asks of a page: controls to hide or lock, a question, a prediction before Play, large type.

?hide=alpha,seed&lock=dataset&question=Why?&predict=true&present=true
"""

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from pages.ui.settings.table import SETTINGS

MOST_CHARACTERS = 300
PARAMETERS = ("hide", "lock", "question", "predict", "present")


def _names(parameter: str) -> set[str]:
    given = ",".join(st.query_params.get_all(parameter))
    return {name for name in given.split(",") if name in SETTINGS}


def hidden() -> set[str]:
    """Settings that are not shown; they have the link's value, or their default."""
    return _names("hide")


def locked() -> set[str]:
    """Settings that are shown and cannot be changed."""
    return _names("lock")


def unknown(parameter: str) -> list[str]:
    """Names in `hide` or `lock` that are no setting."""
    given = ",".join(st.query_params.get_all(parameter))
    return [name for name in given.split(",") if name and name not in SETTINGS]


def waits() -> bool:
    """Whether Play has to wait for a prediction."""
    return st.query_params.get("predict", "").lower() == "true" and not st.session_state.get(_answer())


def _answer() -> str:
    return f"prediction {st.query_params.get('question', '')[:MOST_CHARACTERS]}"


def show() -> None:
    """The question, and the prediction before Play. Plain text: a link can put no markup on the page."""
    question = st.query_params.get("question", "")[:MOST_CHARACTERS]
    predict = st.query_params.get("predict", "").lower() == "true"
    if not (question or predict):
        return
    with st.container(border=True):
        if question:
            st.text(question)
        if not predict:
            return
        if not waits():
            st.text(f"You predicted: {st.session_state[_answer()]}")
            return
        with st.form("prediction", border=False):
            text = st.text_input(
                "What do you expect? Play opens when you have written it down.", max_chars=MOST_CHARACTERS
            )
            if st.form_submit_button("That is my prediction") and text.strip():
                st.session_state[_answer()] = text.strip()
                st.rerun()


def link(
    page: str, values: dict, hide: Iterable[str], lock: Iterable[str], question: str, predict: bool, present: bool
):
    """A teacher's link, from the app's root on."""
    extra = {"hide": ",".join(hide), "lock": ",".join(lock), "question": question.strip()[:MOST_CHARACTERS]}
    extra |= {name: "true" for name, on in (("predict", predict), ("present", present)) if on}
    query = urlencode(values | {name: value for name, value in extra.items() if value})
    return page.replace(" ", "_") + (f"?{query}" if query else "")


PRESENTER = """<style>
html { font-size: 125%%; }
.stApp, [data-testid=stSidebar], [data-testid=stHeader] { background: %(back)s !important; }
.stApp, .stApp p, .stApp li, .stApp label, .stApp h1, .stApp h2, .stApp h3 { color: %(front)s !important; }
[data-testid=stCaptionContainer] p { opacity: 1 !important; color: %(front)s !important; }
.live { --st-text-color: %(front)s; --st-background-color: %(back)s; --st-border-color: %(line)s; }
.live .live-numbers dt { opacity: 1; }
.live .live-numbers dd { font-size: 1.8rem; font-weight: 600; }
</style>"""


def presenter() -> bool:
    """The switch of the presenter mode, and its looks: large type, black on white or white on black."""
    on = st.toggle(
        "Presenter mode", key="present", bind="query-params",
        help="Large type and high contrast. The space bar plays and pauses, the right arrow makes one step.",
    )  # fmt: skip
    if on:
        dark = st.context.theme.type == "dark"
        front, back, line = ("#ffffff", "#000000", "#b0b8c0") if dark else ("#000000", "#ffffff", "#5a6470")
        st.html(PRESENTER % dict(front=front, back=back, line=line))
    return on
