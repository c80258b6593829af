"""plotly.min.js and this app's own scripts, served by the app itself: no other host is ever asked.

Streamlit serves `static/` beside app.py. The folder is filled when the first page is opened, and a name holds its
file's hash, so that no browser keeps an old one.
"""

import hashlib
import os
from functools import cache
from pathlib import Path

from .frame import ROOT

STATIC = ROOT / "static"
HERE = Path(__file__).parent


@cache
def url(name: str) -> str:
    """Where a script is served, relative to the app's root: "plotly.min.js", or one that lies beside this file."""
    if name == "plotly.min.js":
        import plotly

        source = Path(plotly.__file__).parent / "package_data" / name
    else:
        source = HERE / name
    content = source.read_bytes()
    served = STATIC / f"{source.name.removesuffix('.js')}-{hashlib.sha256(content).hexdigest()[:12]}.js"
    if not served.exists():
        STATIC.mkdir(exist_ok=True)
        partial = served.with_suffix(f".{os.getpid()}")  # several processes may start at once
        partial.write_bytes(content)
        partial.replace(served)
    return f"app/static/{served.name}"
