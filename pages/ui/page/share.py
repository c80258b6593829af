"""What takes this page to somebody else: its link, which is the whole experiment, and a lesson made of it."""

import streamlit as st

from pages.ui.page import component
from pages.ui.page.kept import keep
from pages.ui.settings import teacher
from pages.ui.settings.kinds import Place
from pages.ui.settings.table import PAGES

TEACHERS = "pages/9_For_teachers.py"
OF = "of"  # where the address of that page says which page a lesson is to be made of


@st.cache_resource
def _link():
    """What copies the address and shows it large, registered once."""
    return component.made("share")


def popover(title: str) -> Place:
    """The button in the bar. Returns the place in it where a page says what its link has of the reader's own."""
    with st.popover("Share", icon=":material/ios_share:", type="tertiary", key=f"bar_share_{title}"):
        _link()(key="share_link")
        own = st.container()
        if title in PAGES:
            st.page_link(TEACHERS, label="Make it a lesson", icon=":material/school:", query_params={OF: title})
    return own


def fill_in() -> None:
    """On For teachers: put into the fields what was set on the page that a link came from, and what it asked."""
    title = st.query_params.pop(OF, None)
    if title not in PAGES:
        return
    kept, settings = st.session_state.get("kept_settings", {}), PAGES[title].settings
    lesson = teacher.lesson_of(title)
    values = {name: PAGES[title].value(kept, name) for name in settings}
    held = lesson.names("hide") | lesson.names("lock")
    chosen = [name for name, value in values.items() if name in held or value != settings[name].default]
    keep("teach_page", title)
    keep(f"teach_set_{title}", chosen)
    for name in chosen:
        keep(f"teach_{title}_{name}", values[name])
    for asks in ("hide", "lock"):
        keep(f"teach_{asks}_{title}", [name for name in values if name in lesson.names(asks)])
    keep("teach_question", lesson.question)
    keep("teach_predict", lesson.predicts)
    keep("teach_present", bool(kept.get("present")))
