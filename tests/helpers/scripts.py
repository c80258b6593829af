"""The browser's scripts without an app: a page of the tests, Plotly, and what lies in pages/ui/browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import plotly

ROOT = Path(__file__).parents[2]
SERVED = {
    "/plotly.min.js": Path(plotly.__file__).parent / "package_data" / "plotly.min.js",
    "/": ROOT / "tests" / "js" / "painters.html",
}


class Files(SimpleHTTPRequestHandler):
    """SERVED, and files of pages/ui by their path in there."""

    def translate_path(self, path: str) -> str:
        path = path.partition("?")[0]
        return str(SERVED.get(path, ROOT / "pages" / "ui" / path.lstrip("/")))

    def log_message(self, *_):
        pass


@contextmanager
def serving() -> Iterator[str]:
    """The address of the page, served on a free port; `?dark` shows it in dark colours."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    Thread(target=httpd.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}/"
    finally:
        httpd.shutdown()
        httpd.server_close()
