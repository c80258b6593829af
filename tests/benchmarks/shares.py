"""Where a painted frame's time goes on the main thread, by Chromium's own account: scripts by part, and its own work.

Scripts are sampled, all else is traced, and both are counted in processor time, which others on the machine do not
lengthen. What a script draws on a canvas is put on pixels later, with the commit: that share is not the scripts'.
"""

import json
import re
from collections import Counter, defaultdict
from operator import itemgetter

from playwright.sync_api import CDPSession, Page

PAINTED = "document.querySelector('.live').__live.painted"
SAMPLED = 200  # µs from one sample to the next
# The files of each part, below pages/ui/browser; who calls any other file pays for it.
PARTS = {
    "board": r"stage/(board|wires|units|nodes|heads|geometry|instrument|inspector|unitmap|terms|weight)\.js",
    "output": r"stage/(output|lens|wrong)\.js|painters/(shade|contour|raster)\.js",
    "cost": r"(growing|stage/cost|painters/(curves|words|strokes|series|ranges))\.js",
    "weights": r"painters/heat\.js",
    "film": r"(stage/(filmstrip|strip|track)|film)\.js",
    "text": r"(stage/reads|head)\.js",
    "net": r"(forward|elementwise|states)\.js",
    "frames": r"(wire|socket|link|view|canvases)\.js",
    "Plotly": r"plotly\.min\.js",
}
FILES = {part: re.compile(rf"/(?:{files})$") for part, files in PARTS.items()}
# What the names of the browser's trace are; all else belongs to what is around it.
KINDS = {
    "UpdateLayoutTree": "style",
    "Layout": "layout",
    "PrePaint": "paint",
    "Paint": "paint",
    "Layerize": "paint",
    "LayerTreeHost::DoUpdateLayers": "canvases",
    "Commit": "commit",
    "FunctionCall": "script",
    "MinorGC": "script",
    "MajorGC": "script",
}
CATEGORIES = ["devtools.timeline", "cc", "toplevel"]


def shares(page: Page, seconds: float) -> str:
    """Milliseconds a painted frame of each part of a page that plays, the largest first."""
    session = page.context.new_cdp_session(page)
    sampled, traced = scripts(page, session, seconds), Counter(own(page, seconds))
    script, whole = traced.pop("script", 0), sum(sampled.values())
    parts = {name: script * share / whole for name, share in sampled.items()} if whole else {}
    ordered = sorted((Counter(parts) + traced).items(), key=itemgetter(1), reverse=True)
    return ", ".join(f"{name} {ms:.2f}" for name, ms in ordered if ms >= 0.005)


def part_of(url: str) -> str | None:
    """Whose script a file is."""
    return next((part for part, files in FILES.items() if files.search(url.split("?")[0])), None)


def scripts(page: Page, session: CDPSession, seconds: float) -> dict[str, float]:
    """Microseconds of samples in each part's scripts."""
    session.send("Profiler.enable")
    session.send("Profiler.setSamplingInterval", {"interval": SAMPLED})
    session.send("Profiler.start")
    page.wait_for_timeout(1000 * seconds)
    profile = session.send("Profiler.stop")["profile"]
    session.send("Profiler.disable")
    parent = {child: node["id"] for node in profile["nodes"] for child in node.get("children", [])}
    frames = {node["id"]: node["callFrame"] for node in profile["nodes"]}

    def part(node: int | None) -> str | None:
        if node is None or frames[node]["functionName"] in ("(program)", "(idle)"):
            return None
        above = parent.get(node)
        return part_of(frames[node]["url"]) or (above and part(above)) or "other scripts"

    spent: dict[str, float] = defaultdict(float)
    for node, took in zip(profile["samples"], profile["timeDeltas"], strict=True):
        if name := part(node):
            spent[name] += took
    return spent


def own(page: Page, seconds: float) -> dict[str, float]:
    """Processor milliseconds a painted frame of each kind of the browser's own work, "script" and the rest."""
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=CATEGORIES)
    painted = page.evaluate(PAINTED)
    page.wait_for_timeout(1000 * seconds)
    painted = max(1, page.evaluate(PAINTED) - painted)
    spent = selves(main_thread(json.loads(browser.stop_tracing())["traceEvents"]))
    return {name: took / 1000 / painted for name, took in spent.items()}


def main_thread(events: list[dict]) -> list[dict]:
    """The complete events of the thread that animates the page, as they begin; none where none does."""
    threads = Counter((event["pid"], event["tid"]) for event in events if event["name"] == "FireAnimationFrame")
    thread = max(threads, key=threads.__getitem__, default=None)
    found = [event for event in events if event["ph"] == "X" and (event["pid"], event["tid"]) == thread]
    return sorted(found, key=lambda event: (event["ts"], -event.get("dur", 0)))


def selves(events: list[dict]) -> Counter:
    """Microseconds of each kind, without what is inside of it and of another kind."""
    spent: Counter = Counter()
    stack: list[tuple[float, str]] = []  # what is around an event: when it ends, its kind
    for event in events:
        while stack and stack[-1][0] <= event["ts"]:
            stack.pop()
        took, kind = event.get("tdur", 0), stack[-1][1] if stack else "other"
        if stack:
            spent[kind] -= took
        kind = KINDS.get(event["name"], kind)
        spent[kind] += took
        stack.append((event["ts"] + event.get("dur", 0), kind))
    return spent
