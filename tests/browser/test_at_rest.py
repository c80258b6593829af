"""A server with a visitor who does nothing takes next to nothing, whatever lies beside app.py."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.helpers.app import ROOT, running
from tests.helpers.waiting import comes_to_rest, drawn

NEEDED = ("app.py", "pages", "dnn", ".streamlit")
FOLDERS, FILES = 10_000, 5  # with as many folders the events of walking them once are more than a queue of events holds


MEMORY = Path("/dev/shm")  # where that many files are made sixty times as fast


@pytest.fixture
def crowded():
    """A checkout that has a large virtual environment in it, as the README's command makes one."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        checkout = Path(name)
        for needed in NEEDED:
            copy = shutil.copytree if (ROOT / needed).is_dir() else shutil.copy
            copy(ROOT / needed, checkout / needed)
        for folder in range(FOLDERS):
            package = checkout / ".venv" / "lib" / f"package_{folder}"
            package.mkdir(parents=True)
            for file in range(FILES):
                (package / f"module_{file}.py").touch()
        yield checkout


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="reads the server's CPU time from /proc")
def test_fifty_thousand_files_beside_it_cost_nothing(browser, crowded):
    with running(crowded) as server:
        page = browser.new_page()
        page.goto(f"{server.url}/Playground")
        drawn(page)
        comes_to_rest(server, below=0.1)
        page.close()
