"""Pages as a visitor opens them, without a browser: Streamlit's AppTest on the scripts of this checkout."""

import json
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SCRIPTS = [ROOT / "app.py", *sorted((ROOT / "pages").glob("[0-9]*.py"))]


def opened(script: Path) -> AppTest:
    """A page as a first visit to it: with app.py as the app, but not run."""
    return opened_with(script, {})


def opened_with(script: Path, parameters: dict) -> AppTest:
    """The same with query parameters, which may be lists."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    if script.name != "app.py":
        app = app.switch_page(f"pages/{script.name}")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def each_tab(script: Path, parameters: dict | None = None) -> Iterator[AppTest]:
    """A page once for each of its tabs, which is open then; or once, if it has none."""
    page = opened_with(script, parameters or {}).run()  # from the second run on a widget's value is kept
    yield page
    for tab in page.tabs[1:]:
        key = next(key for key in page.session_state["kept_widgets"] if key.endswith("_tab"))
        page.session_state[key] = tab.label
        yield page.run()


def component(page: AppTest, name: str):
    """What a page sends to a component of its own."""
    (found,) = [each.proto for each in page.get("bidi_component") if each.proto.component_name == name]
    return found


def triggered(page: AppTest, name: str, event: str, value) -> AppTest:
    """The page after that component has called setTriggerValue(event, value)."""
    states = page._tree.get_widget_states()
    state = states.widgets.add()
    state.id = f"$$STREAMLIT_INTERNAL_KEY_{component(page, name).id}__events"
    state.json_trigger_value = json.dumps([{"event": event, "value": value}])
    return page._run(states)
