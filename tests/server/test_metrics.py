"""What /metrics tells is what the load clients see, and nothing of it is asked for by default."""

import asyncio
import os
import urllib.request

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.helpers.alone import run_alone
from tests.helpers.app import free_port, running
from tests.load.visitor import Visitor


def _read(port: int) -> tuple[dict[str, float], str]:
    text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10).read().decode()
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {name + "".join(labels.values()): value for name, labels, value, *_ in samples}, text


@pytest.mark.slow
def test_metrics_tell_of_two_visitors(monkeypatch):
    port = free_port()
    monkeypatch.setitem(os.environ, "METRICS_PORT", str(port))
    monkeypatch.setitem(os.environ, "DNN_WORKERS", "1")
    with running() as server:
        run_alone(_two(server.url, port))


async def _two(url: str, port: int) -> None:
    visitors = [Visitor(url, query="alpha=0.123") for _ in range(2)]
    for visitor in visitors:
        await visitor.__aenter__()
    before, _ = _read(port)
    assert before["dashboard_browsers"] == 2
    assert before["dashboard_playing"] == before["dashboard_workers"] == before["dashboard_worker_memory_bytes"] == 0
    await visitors[0].play()
    async with asyncio.timeout(60):
        while visitors[0].frames < 20 or not _read(port)[0]["dashboard_worker_slices_total"]:
            await asyncio.sleep(0.02)
    now, text = _read(port)
    assert now["dashboard_workers"] == 1
    assert now["dashboard_worker_memory_bytes"] > 20e6
    assert now["dashboard_lost_workers_total"] == 0
    assert now["dashboard_playing"] == 1
    assert now["dashboard_frames_total"] >= sum(visitor.frames for visitor in visitors)
    assert now["dashboard_training_seconds_total"] > before["dashboard_training_seconds_total"]
    assert now["dashboard_turn_seconds_bucket+Inf"] >= now["dashboard_turn_seconds_bucket0.02"] > 0
    assert now["dashboard_failed_frames_total"] == 0
    assert now["process_resident_memory_bytes"] > 50e6
    assert "0.123" not in text
    assert all(visitor.token.result() not in text for visitor in visitors)
    for visitor in visitors:
        await visitor.__aexit__()


def test_a_port_that_is_none_leaves_the_app_as_it_is(monkeypatch, caplog):
    from pages.ui.server import metrics

    monkeypatch.setitem(os.environ, "METRICS_PORT", "many")
    metrics.serve_if_asked()
    assert "METRICS_PORT is 'many'" in caplog.text
