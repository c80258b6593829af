"""Telemetry for whoever hosts the app: /metrics in Prometheus' text format, on a port of its own, off by default.

METRICS_PORT in the environment switches it on, for this machine alone; METRICS_ADDRESS opens it to others. The client
is an extra: pip install -r .deploy/requirements.txt. No visitor's data is in it.
"""

import logging
import os
from collections.abc import Iterator
from itertools import accumulate

from pages.ui.server.conductor import Conductor, conductor
from pages.ui.server.counts import TURNS
from pages.ui.server.link import resident_bytes

PORT, ADDRESS = "METRICS_PORT", "METRICS_ADDRESS"

log = logging.getLogger(__name__)


def serve_if_asked() -> None:
    """Once a process. What is wrong with the port, or with the client, is logged, and the app runs without."""
    port = os.environ.get(PORT)
    if not port:
        return
    try:
        from prometheus_client import GC_COLLECTOR, PLATFORM_COLLECTOR, REGISTRY, start_http_server

        start_http_server(int(port), os.environ.get(ADDRESS, "127.0.0.1"))
        for collector in (GC_COLLECTOR, PLATFORM_COLLECTOR):
            REGISTRY.unregister(collector)
        REGISTRY.register(Collector(conductor()))
    except ImportError:
        log.error("%s is set, but prometheus_client is not installed: there are no metrics", PORT)
    except (OSError, OverflowError, ValueError) as problem:
        log.error("%s is %r: %s; there are no metrics", PORT, port, problem)


class Collector:
    """Reads the conductor when Prometheus asks."""

    def __init__(self, conductor: Conductor):
        self.conductor = conductor

    def collect(self) -> Iterator:
        """The metrics; memory and processor time come from the client's own process collector."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily

        counts, workers, names = self.conductor.counts, self.conductor.workers, "dashboard"
        yield GaugeMetricFamily(f"{names}_browsers", "Browsers that are shown a run.", len(self.conductor.browsers))
        yield GaugeMetricFamily(f"{names}_playing", "Visitors whose run plays.", self.conductor.scheduler.visitors)
        yield CounterMetricFamily(f"{names}_frames", "Frames sent.", counts.frames)
        yield CounterMetricFamily(f"{names}_frame_kilobytes", "Size of the frames sent.", counts.kilobytes)
        yield CounterMetricFamily(f"{names}_failed_frames", "Frames that raised an error.", counts.failed)
        yield CounterMetricFamily(f"{names}_training_seconds", "Processor time spent on training.", counts.training)
        yield GaugeMetricFamily(f"{names}_workers", "Processes that train, of those that should.", workers.up)
        yield CounterMetricFamily(
            f"{names}_lost_workers", "Of them that ended or hung, and were replaced.", workers.lost
        )
        yield CounterMetricFamily(f"{names}_worker_slices", "Slices that they trained.", workers.answers)
        memory = sum(map(resident_bytes, workers.pids))
        yield GaugeMetricFamily(f"{names}_worker_memory_bytes", "Resident memory of all of them.", memory)
        ends = [*map(str, TURNS), "+Inf"]
        buckets = list(zip(ends, accumulate(counts.turns), strict=True))
        about = "Processor time of one visitor's turn: commands, training, drawing."
        yield HistogramMetricFamily(f"{names}_turn_seconds", about, buckets, counts.turning)
