"""The log of this visit's finished runs: what was set, what came out, and their curves over each other."""

from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple

import numpy as np

import dnn
from dnn.training.several import Several, members_of
from pages.ui.figures.stretches import stretches

MOST = 200  # runs that are kept


class Finished(NamedTuple):
    """One run, or one member of a stack, as the log needs it."""

    config: dnn.Config
    iterations: np.ndarray  # (records,)
    costs: np.ndarray  # (records,)
    cost: float
    held_out: float | None  # score on the dev part, or on the test part where there is no dev part
    ended: str


def _finished(run) -> list[Finished]:
    if isinstance(run, Several):
        return [row for each in run.runs for row in _finished(each)]
    if not isinstance(run, dnn.Run | dnn.Stack):
        return []  # a sweep has a table of its own
    part = run.split.dev if run.split.dev.X.size else run.split.test
    score = dnn.COSTS[part.cost].score
    answers = run.predict(part.X) if part.X.size else None
    if isinstance(run, dnn.Run):
        held_out = None if answers is None else float(score(answers, part.Y))
        history, cost = run.history, float(run.measures.cost_train)
        return [Finished(run.config, history.iteration, history.cost_train, cost, held_out, run.stopped)]
    return [
        Finished(config, *row[:3], None if answers is None else float(score(answers[i], part.Y)), row[3])
        for i, (config, row) in enumerate(zip(run.configs, members_of(run), strict=True))
    ]


def add(log: list[dict], run, seconds: float, page: str) -> None:
    """Put into `log` what ended or was left behind: a run, each of several, or each member of a stack."""
    if run.iteration == 0:
        return
    for done in _finished(run):
        curve = stretches(done.iterations, done.costs)
        log.append({
            "page": page, "at": datetime.now().strftime("%H:%M:%S"), "note": "", "iterations": run.iteration,
            "cost train": done.cost, "held-out accuracy": done.held_out, "seconds": round(seconds, 2),
            "ended": done.ended or "left", "settings": asdict(done.config),
            "curve": (curve.x.tolist(), curve.median.tolist()),
        })  # fmt: skip
    del log[:-MOST]
