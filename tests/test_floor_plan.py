"""The arrows of the floor plan: who may import whom, and who knows no Streamlit."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter import cli

import dnn
import dnn.experiments

ROOT = Path(__file__).parents[1]
UI = ROOT / "pages" / "ui"
KNOW_STREAMLIT = {"live/stage.py", "live/staged.py"} | {
    f"settings/{name}.py" for name in ("here", "links", "presenter", "teacher", "widgets")
}
WITHOUT_STREAMLIT = sorted(
    f"pages.ui.{path.parent.name}.{path.stem}"
    for room in ("figures", "live", "server", "browser", "settings")
    for path in (UI / room).glob("*.py")
    if f"{room}/{path.name}" not in KNOW_STREAMLIT and path.stem != "__init__"
)


def modules_after(statement: str) -> set[str]:
    """Top-level names in sys.modules of a fresh process."""
    code = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_no_arrow_points_back(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert cli.lint_imports(no_cache=True) == 0


def test_the_core_imports_numpy_and_nothing_more():
    ours = modules_after("import dnn") - modules_after("import numpy.random") - sys.stdlib_module_names
    assert ours == {"dnn"}


@pytest.mark.parametrize("path", [ROOT / "app.py", *sorted(ROOT.glob("pages/**/*.py"))], ids=lambda path: path.stem)
def test_pages_use_the_public_names_of_the_core(path):
    tree = ast.walk(ast.parse(path.read_text()))
    used = set()
    for node in tree:
        if isinstance(node, ast.ImportFrom):
            if node.module == "dnn.experiments":
                assert {alias.name for alias in node.names} <= set(dnn.experiments.__all__)
            else:
                assert (node.module or "").split(".")[0] != "dnn", node.module
        elif isinstance(node, ast.Import):
            assert not any(alias.name.startswith("dnn.") for alias in node.names)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "dnn":
            used.add(node.attr)
    assert used <= set(dnn.__all__)


@pytest.mark.parametrize("module", WITHOUT_STREAMLIT)
def test_what_draws_and_plays_knows_no_streamlit(module):
    assert "streamlit" not in modules_after(f"import {module}")


@pytest.mark.parametrize("document", ["README.md", ".github/ARCHITECTURE.md", ".github/CONTRIBUTING.md"])
def test_what_a_document_points_at_is_there(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:dnn|pages|tests|\.ci|\.github)/[\w./-]*)`", text))
    assert named
    assert not [name for name in named if not (ROOT / name).exists()]


def test_every_room_is_in_the_architecture():
    text = (ROOT / ".github" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.split("| room |")[1].split("## ")[0]
    rooms = set(re.findall(r"`(\w+)`", table.replace("`dnn`", "").replace("`Config`", "")))
    assert {path.parent.name for path in UI.glob("*/__init__.py")} == rooms
