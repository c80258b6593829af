"""plotly.min.js and this app's own scripts and style sheets, served by the app itself: no other host is ever asked.

Streamlit serves `static/` beside app.py. The folder is filled when the first page is opened; each set of files lies in
a folder named after its content, so that they can import each other and no browser keeps an old one.
"""

import hashlib
import json
import os
import shutil
from functools import cache
from pathlib import Path

from pages.ui.figures import constructions, datasets, tokens

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "static"
HERE = Path(__file__).parent
KINDS = {".js", ".css"}


def text(name: str) -> str:
    """One of the files beside this one, for a page that sends it itself."""
    return (HERE / name).read_text(encoding="utf-8")


def own_files() -> dict[str, bytes]:
    """Path below the served folder -> content, of all that lies beside this file and of what is made here."""
    found = sorted(path for path in HERE.rglob("*") if path.suffix in KINDS)
    files = {path.relative_to(HERE).as_posix(): path.read_bytes() for path in found}
    made = {"datasets.json": datasets.thumbnails(), "constructions.json": constructions.by_hand()}
    packed = {name: json.dumps(content, separators=(",", ":")).encode() for name, content in made.items()}
    return files | {"colours.css": tokens.css().encode()} | packed


def plotly_files() -> dict[str, bytes]:
    """Plotly's script, from the installed package."""
    import plotly

    name = "plotly.min.js"
    return {name: (Path(plotly.__file__).parent / "package_data" / name).read_bytes()}


@cache
def url(name: str) -> str:
    """Where a file is served, relative to the app's root: "plotly.min.js", or one of ours by its path."""
    files = plotly_files() if name == "plotly.min.js" else own_files()
    digest = hashlib.sha256()
    for path, content in files.items():
        digest.update(f"{path} {len(content)} ".encode() + content)
    folder = digest.hexdigest()[:12]
    if not (STATIC / folder).exists():
        _fill(STATIC / folder, files)
    return f"app/static/{folder}/{name}"


def _fill(served: Path, files: dict[str, bytes]) -> None:
    partial = served.with_suffix(f".{os.getpid()}")  # several processes may start at once
    for path, content in files.items():
        place = partial / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    try:
        partial.rename(served)
    except OSError:  # another process was first
        shutil.rmtree(partial)
