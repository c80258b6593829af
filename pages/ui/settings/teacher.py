"""What a teacher's link asks of a page: controls to hide or lock, a question, a prediction before Play.

?hide=alpha,seed&lock=dataset&question=Why?&predict=true

A lesson holds for the whole visit, on the page it was made for, until the visitor leaves it: the menu leads to an
address without it, and then it is written there once more.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from pages.ui.settings import here
from pages.ui.settings.table import SETTINGS

MOST_CHARACTERS = 300
ASKS = ("hide", "lock", "question", "predict")
PREDICTED = "predicted"  # where the address has the prediction, so that it is there after a reload


@dataclass(frozen=True)
class Lesson:
    """What a link asks, as its texts, and what the visitor predicted."""

    hide: str = ""
    lock: str = ""
    question: str = ""
    predict: str = ""
    predicted: str = ""

    def names(self, parameter: str) -> set[str]:
        """The settings that `hide` or `lock` names."""
        return {name for name in getattr(self, parameter).split(",") if name in SETTINGS}

    def unknown(self, parameter: str) -> list[str]:
        """Names in `hide` or `lock` that are no setting."""
        return [name for name in getattr(self, parameter).split(",") if name and name not in SETTINGS]

    @property
    def predicts(self) -> bool:
        """Whether it asks for a prediction."""
        return self.predict.lower() == "true"

    @property
    def asks(self) -> dict[str, str]:
        """What it asks, without what the visitor answered."""
        return {name: getattr(self, name) for name in ASKS if getattr(self, name)}


def lesson() -> Lesson:
    """The lesson of the page that is open; one that asks nothing if there is none."""
    return lesson_of(here.page())


def lesson_of(page: str) -> Lesson:
    """The lesson of a page of this visit."""
    return st.session_state.get("lessons", {}).get(page, Lesson())


def hidden() -> set[str]:
    """Settings that are not shown."""
    return lesson().names("hide")


def locked() -> set[str]:
    """Settings that are shown and cannot be changed."""
    return lesson().names("lock")


def waits() -> bool:
    """Whether Play has to wait for a prediction."""
    return lesson().predicts and not lesson().predicted


def begin() -> bool:
    """Take up what the address asks, or write there what it asked before.

    Returns whether the page has to be run again, since its widgets take their values from the address of the beginning.
    """
    asked = _in_address()
    lessons = st.session_state.setdefault("lessons", {})
    if asked.asks and asked.asks == st.session_state.get("left_lessons", {}).get(here.page()):
        _clear_address()  # on the way Back to it
        return False
    held, changed = lesson(), False
    if not asked.asks:  # what it hides or locks is as its link had it: other pages may have changed that
        values = st.session_state.get("lesson_values", {}).get(here.page(), {})
        changed = sum(here.write(name, value) for name, value in values.items()) > 0
    elif asked.asks != held.asks:
        values = {name: _given(name) for name in asked.names("hide") | asked.names("lock")}
        st.session_state.setdefault("lesson_values", {})[here.page()] = values
        lessons[here.page()] = asked
        st.session_state.update(values)
        return False
    missing = {name: text for name, text in _texts(held).items() if st.query_params.get(name) != text}
    st.query_params.update(missing)
    return changed


def _in_address() -> Lesson:
    hide, lock = (",".join(st.query_params.get_all(name)) for name in ("hide", "lock"))
    question, predicted = (st.query_params.get(name, "")[:MOST_CHARACTERS].strip() for name in ("question", PREDICTED))
    return Lesson(hide, lock, question, st.query_params.get("predict", ""), predicted)


def _texts(of: Lesson) -> dict[str, str]:
    return of.asks | ({PREDICTED: of.predicted} if of.predicted else {})


def _clear_address() -> None:
    for name in (*ASKS, PREDICTED):
        if name in st.query_params:
            del st.query_params[name]


def _given(name: str):
    """A setting's value in the address; its default, if there is none or a bad one, of which links.check tells."""
    setting = here.setting_of(name)
    with suppress(ValueError, OverflowError):
        return setting.read(st.query_params.get(name, ""))
    return setting.default


def _leave() -> None:
    left = st.session_state["lessons"].pop(here.page())
    st.session_state.setdefault("left_lessons", {})[here.page()] = left.asks
    st.session_state["lesson_values"].pop(here.page())
    _clear_address()


def way_out() -> None:
    """The button that ends the lesson, if there is one."""
    if lesson().asks:
        st.button(
            "Leave the lesson",
            key="leave_lesson",
            icon=":material/logout:",
            on_click=_leave,
            width="stretch",
            help="A teacher's link set up this page. This shows all its controls again, unlocked.",
        )


def show() -> None:
    """The question, and the prediction before Play. Plain text: a link can put no markup on the page."""
    now = lesson()
    if not (now.question or now.predicts):
        return
    with st.container(border=True):
        if now.question:
            st.text(now.question)
        if not now.predicts:
            return
        if now.predicted:
            st.text(f"You predicted: {now.predicted}")
            return
        with st.form("prediction", border=False):
            text = st.text_input(
                "What do you expect? Play opens when you have written it down.", max_chars=MOST_CHARACTERS
            )
            if st.form_submit_button("That is my prediction") and text.strip():
                st.session_state["lessons"][here.page()] = replace(now, predicted=text.strip())
                st.query_params[PREDICTED] = text.strip()
                st.rerun()


def link(
    page: str, values: dict, hide: Iterable[str], lock: Iterable[str], question: str, predict: bool, present: bool
) -> str:
    """A teacher's link, from the app's root on."""
    extra = {"hide": ",".join(hide), "lock": ",".join(lock), "question": question.strip()[:MOST_CHARACTERS]}
    extra |= {name: "true" for name, on in (("predict", predict), ("present", present)) if on}
    query = urlencode(values | {name: value for name, value in extra.items() if value})
    return page.replace(" ", "_") + (f"?{query}" if query else "")
