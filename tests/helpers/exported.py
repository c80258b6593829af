"""What a visitor takes away of a run."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page


def script_output(page: Page, folder: Path) -> str:
    """What the NumPy script of the page's run prints when it is run with nothing of this project in reach."""
    page.click("text=Export this run")
    with page.expect_download() as download:
        page.get_by_role("button", name="NumPy script").click()
    script = folder / "train.py"
    script.write_bytes(Path(download.value.path()).read_bytes())
    return subprocess.run([sys.executable, "-I", str(script)], capture_output=True, text=True, check=True).stdout
