"""The experiments: the same numbers however they are worked off, and none lost on the way."""

import os
import signal
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, norm, quantile_test, sem

import dnn
from dnn.experiments import EXPERIMENTS, mean_interval, median_interval, results, table, wilson
from dnn.experiments.__main__ import main
from dnn.experiments.experiment import learned, timed
from dnn.experiments.parity import EQUAL, SMALLEST, equal_widths
from dnn.experiments.work import TOGETHER, Sweep, cluster, outcomes
from dnn.experiments.workers import NICENESS, processes

SEEDS = 2 * TOGETHER


TWO = partial(processes, 2)


def small(path: Path, made=TWO, **more) -> Sweep:
    """Six cells of nets that learn in a moment."""
    return Sweep(EQUAL, SEEDS, path, made, **more)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> bytes:
    """The table as one process makes it."""
    path = tmp_path_factory.mktemp("whole") / "table.csv"
    small(path, partial(processes, 1)).run([4])
    return path.read_bytes()


@pytest.mark.slow
def test_processes_and_a_dask_cluster_write_the_same_file(undisturbed, tmp_path):
    distributed = pytest.importorskip("distributed")
    small(tmp_path / "processes.csv").run([4])
    assert (tmp_path / "processes.csv").read_bytes() == undisturbed
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local,
        cluster(local.scheduler_address) as made,
    ):
        small(tmp_path / "dask.csv", made).run([4])
    assert (tmp_path / "dask.csv").read_bytes() == undisturbed


@pytest.mark.slow
def test_a_lost_worker_costs_a_retry(undisturbed, tmp_path):
    made: list[ProcessPoolExecutor] = []

    def pool() -> Executor:
        made.append(ProcessPoolExecutor(2))
        return made[-1]

    def kill_one(row) -> None:
        if len(made) == 1:
            os.kill(next(iter(made[0]._processes)), signal.SIGKILL)

    small(tmp_path / "table.csv", pool, on_row=kill_one).run([4])
    assert len(made) == 2
    assert (tmp_path / "table.csv").read_bytes() == undisturbed


class KilledError(Exception):
    """Stands for the end of the process."""


@pytest.mark.slow
def test_a_killed_run_goes_on_where_it_stopped(undisturbed, tmp_path):
    path, rows = tmp_path / "table.csv", []

    def die(row) -> None:
        rows.append(row)
        if len(rows) == 2:
            raise KilledError

    with pytest.raises(KilledError):
        small(path, on_row=die).run([4])
    with path.open("a") as file:
        file.write("4,4,5-5-5,50,2")  # a line that was being written
    assert len(table.read(path, EQUAL)) == 2
    trained = []

    def made() -> Executor:
        pool = processes(2)
        submit = pool.submit
        pool.submit = lambda function, name, cell, seeds: trained.append(cell) or submit(function, name, cell, seeds)
        return pool

    small(path, made).run([4])
    assert path.read_bytes() == undisturbed
    assert len(set(trained)) == 4


def test_workers_give_way_to_all_else():
    with processes(1) as pool:
        assert pool.submit(os.nice, 0).result() == min(19, os.nice(0) + NICENESS)
        assert pool.submit(os.getsid, 0).result() != os.getsid(0)


def test_more_seeds_replace_a_row_and_fewer_leave_it(tmp_path):
    path = tmp_path / "table.csv"
    for seeds in (2, 3, 2):
        Sweep(EQUAL, seeds, path, partial(processes, 1)).run([2])
    assert {row["seeds"] for row in table.read(path, EQUAL).values()} == {3}
    Sweep(EQUAL, 2, path, partial(processes, 1)).run([3])
    rows = table.read(path, EQUAL).values()
    assert {(row["n"], row["seeds"]) for row in rows} == {(2, 3), (3, 2)}


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_that_of_scipy(both):
    successes, trials = both
    low, high = wilson(successes, trials)
    interval = binomtest(successes, trials).proportion_ci(method="wilson")
    assert (low, high) == pytest.approx((interval.low, interval.high), abs=1e-6)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=50))
def test_the_interval_of_a_mean_is_that_of_scipy(values):
    middle, scale = sum(values) / len(values), sem(values)
    expected = norm.interval(0.95, middle, scale) if scale > 0 else (middle, middle)
    assert mean_interval(values) == pytest.approx(expected, abs=1e-6)


@given(st.lists(st.floats(0, 3000), min_size=6, max_size=101))
def test_the_interval_of_a_median_is_that_of_scipy(values):
    expected = quantile_test(values, p=0.5).confidence_interval(0.95)
    assert median_interval(values) == (expected.low, expected.high)


def test_a_seed_that_does_not_learn_counts_as_later_than_all():
    row = timed([100.0] * 30 + [200.0] * 30 + [None] * 40)
    assert (row["successes"], row["median"], row["low"], row["high"]) == (60, 200.0, 200.0, float("inf"))


@pytest.mark.parametrize("successes, trials", [(1, 0), (-1, 5), (6, 5)])
def test_wilson_refuses(successes, trials):
    with pytest.raises(ValueError, match=f"{successes} successes of {trials}"):
        wilson(successes, trials)


@given(st.integers(2, 10), st.integers(2, 40), st.integers(1, 3))
def test_equal_widths_are_the_nearest(n, units, layers):
    wanted = dnn.parameter_count((n, units, 1))
    hidden = equal_widths(n, units, layers)
    off = abs(dnn.parameter_count((n, *hidden, 1)) - wanted)
    for other in (hidden[0] - 1, hidden[0] + 1):
        assert off <= abs(dnn.parameter_count((n, *(other,) * layers, 1)) - wanted)


def test_the_smallest_width_is_looked_for_both_ways():
    enough, too_few = {"share": 0.8}, {"share": 0.79}
    cell = (8, "tanh, Adam 0.01", 2)
    assert SMALLEST.after((*cell, 4), too_few) == [(*cell, 5)]
    assert SMALLEST.after((*cell, 5), enough) == []
    assert SMALLEST.after((*cell, 4), enough) == [(*cell, 3)]
    assert SMALLEST.after((*cell, 3), too_few) == []
    assert SMALLEST.after((*cell, 2), enough) == []
    assert SMALLEST.after((*cell, 48), too_few) == []


def test_outcomes_are_those_of_single_runs():
    cell = (4, 2, "8")
    config = dnn.Config(
        dataset="parity",
        examples=16,
        train_share=1.0,
        noise=0.0,
        hidden=(8,),
        optimizer="adam",
        alpha=0.01,
        max_iterations=3000,
        target_accuracy=1.0,
    )
    for seed, took in zip((1, 2, 3), outcomes(EQUAL.name, cell, (1, 2, 3)), strict=True):
        run = dnn.Run(dnn.Config(**vars(config) | {"seed": seed}), dnn.make_split(config))
        run.advance(iterations=3000)
        assert took == (run.iteration if run.stopped == "target" else None)


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["parrity"], "parrity"),
        (["parity-equal", "--seeds", "0"], "'0': choose a whole number of at least 1"),
        (["parity-equal", "--n", "4,x"], "'4,x': choose whole numbers from 2 to 16"),
        pytest.param(["parity-equal", "--scheduler", "tcp://127.0.0.1:1"], "127.0.0.1:1", marks=pytest.mark.slow),
    ],
)
def test_what_is_off_is_named(arguments, words, capsys, tmp_path):
    pytest.importorskip("tqdm")
    try:
        code = main([*arguments, "--out", str(tmp_path / "table.csv")])
    except SystemExit as ended:
        code = ended.code
    assert code != 0
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said


def test_a_table_with_other_columns_is_refused(tmp_path, capsys):
    pytest.importorskip("tqdm")
    path = tmp_path / "table.csv"
    path.write_text("n,width\n4,5\n")
    assert main(["parity-equal", "--out", str(path)]) == 1
    assert "n, width" in capsys.readouterr().err
    assert path.read_text() == "n,width\n4,5\n"


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [range(1, 101), range(101, 201)], ids=["the same seeds", "others"])
@pytest.mark.parametrize(
    "name, cell", [("parity-equal", (4, 2, "3-3-3")), ("parity-learnable", (4, "tanh, Adam 0.01", 2, 4))]
)
def test_cells_of_the_pages_tables_come_out_again(name, cell, seeds):
    """Also with seeds that the table does not know; of the same ones another machine may round some differently."""
    row = next(row for row in results(name) if table.cell_of(row, EXPERIMENTS[name]) == cell)
    again = learned(outcomes(name, cell, seeds))
    assert row["low"] <= again["share"] <= row["high"]


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_pages_tables_tell_of_a_hundred_seeds(name):
    rows = results(name)
    assert all(row["seeds"] >= 100 for row in rows)
    middles = [next(row[each] for each in ("share", "mean", "median") if each in row) for row in rows]
    assert all(row["low"] <= middle <= row["high"] for row, middle in zip(rows, middles, strict=True))
