"""How many workers there are: as the machine has cores and memory."""

import pytest

from pages.ui.server import memory
from pages.ui.server.workers import ASKED, LEAST_MEMORY, how_many


@pytest.mark.parametrize(
    "asked, cores, memory, number",
    [
        (None, 2, 4e9, 2),
        (None, 1, 4e9, 0),
        (None, 8, LEAST_MEMORY - 1, 0),
        ("", 4, LEAST_MEMORY, 4),
        ("0", 8, 64e9, 0),
        ("3", 1, 5e8, 3),
        ("many", 2, 4e9, 2),
        ("-1", 2, 4e9, 2),
        ("1000", 2, 4e9, 2),
    ],
)
def test_how_many_there_are(asked, cores, memory, number, caplog):
    assert how_many(asked, cores, memory) == number
    assert (ASKED in caplog.text) == (asked in ("many", "-1", "1000"))


def test_memory_is_what_a_container_may_take(tmp_path):
    whole = memory.available(tmp_path)
    assert whole > 1e8
    (tmp_path / "memory.max").write_text("max\n")
    assert memory.available(tmp_path) == whole
    (tmp_path / "memory.max").write_text("50000000\n")
    assert memory.available(tmp_path) == 5e7
    (tmp_path / "memory.max").unlink()
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory" / "memory.limit_in_bytes").write_text("60000000\n")
    assert memory.available(tmp_path) == 6e7
