"""plotly.min.js and this app's own scripts, served by the app itself: no other host is ever asked.

Streamlit serves `static/` beside app.py. The folder is filled when the first page is opened; each set of scripts lies
in a folder named after its content, so that they can import each other and no browser keeps an old one.
"""

import hashlib
import os
import shutil
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "static"
HERE = Path(__file__).parent


@cache
def url(name: str) -> str:
    """Where a script is served, relative to the app's root: "plotly.min.js", or one that lies beside this file."""
    if name == "plotly.min.js":
        import plotly

        sources = [Path(plotly.__file__).parent / "package_data" / name]
    else:
        sources = sorted(HERE.glob("*.js"))
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    served = STATIC / digest
    if not served.exists():
        partial = STATIC / f"{digest}.{os.getpid()}"  # several processes may start at once
        partial.mkdir(parents=True, exist_ok=True)
        for source in sources:
            shutil.copyfile(source, partial / source.name)
        try:
            partial.rename(served)
        except OSError:  # another process was first
            shutil.rmtree(partial)
    return f"app/static/{digest}/{name}"
