"""Workers that are up, and visitors who play with them."""

import pytest

import dnn
from pages.ui.server.workers import Workers
from tests.helpers.seats import Loop
from tests.helpers.visits import SECONDS, Visits
from tests.helpers.waiting import until


@pytest.fixture(scope="module")
def two():
    """Two workers that are up."""
    workers = Workers(2)
    workers.start()
    until(lambda: workers.up == 2, SECONDS)
    yield workers
    workers.end()


@pytest.fixture
def visits(monkeypatch):
    monkeypatch.setattr("asyncio.get_running_loop", Loop)
    made = []

    def make(*configs: dnn.Config, workers: Workers) -> Visits:
        made.append(Visits(workers, *configs))
        return made[-1]

    return make
