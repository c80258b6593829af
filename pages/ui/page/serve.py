"""What `streamlit run app.py` serves: Streamlit's app, and the live socket beside it."""

from urllib.parse import urlparse

from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.server_util import is_url_from_allowed_origins

from pages.ui.server import metrics
from pages.ui.server.socket import LiveSocket


def allowed(origin: str | None, host: str | None) -> bool:
    """Whether a page from `origin` may open the socket of `host`: decided as Streamlit decides for its own."""
    return origin is None or urlparse(origin).netloc == host or is_url_from_allowed_origins(origin)


def middleware() -> list[Middleware]:
    """What stands before Streamlit's own routes, called once as the server starts."""
    metrics.serve_if_asked()
    return [Middleware(LiveSocket, allowed=allowed)]


def in_script() -> bool:
    """Whether this is a page's script run; else the server imports the file for its `app`."""
    return get_script_run_ctx(suppress_warning=True) is not None
