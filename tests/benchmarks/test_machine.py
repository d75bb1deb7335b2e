"""Figures of a machine that others use are called worthless."""

from __future__ import annotations

import os

import pytest

from benchmarks import machine

STAT = "cpu  300 10 90 5000 400 0 5 5 0 0\ncpu0 150 5 45 2500 200 0 2 3 0 0\n"


def test_waiting_is_not_work() -> None:
    assert machine.busy(STAT) == (300 + 10 + 90 + 5 + 5) / os.sysconf("SC_CLK_TCK")


@pytest.mark.parametrize(
    ("worked", "own", "share"), [(20, 20, 0), (20, 10, 0.5), (10, 10.5, 0), (12, 11, 0.05)]
)
def test_what_was_not_ours_was_others(worked: float, own: float, share: float) -> None:
    assert machine.others(worked, own, seconds=10, cores=2) == share


@pytest.mark.parametrize(("share", "counts"), [(0.05, True), (0.06, False)])
def test_a_busy_machine_makes_figures_worthless(
    share: float, counts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = machine.Watch()
    monkeypatch.setattr(watch, "taken", lambda: share)
    found, said = watch.verdict("python -m benchmarks.pages")
    assert (found, "WORTHLESS" in said) == (counts, not counts)


def test_what_a_server_and_its_ended_children_spent_is_read_whatever_its_name() -> None:
    line = "42 (a (strange) name) S 1 1 1 0 -1 4 9 9 9 9 300 20 1000 80 20 0 1 0 5"
    assert machine.spent(line) == (300 + 20 + 1000 + 80) / os.sysconf("SC_CLK_TCK")


def test_the_family_of_a_process_is_itself_when_it_has_no_child() -> None:
    assert machine.family(os.getpid())[0].startswith(f"{os.getpid()} (")
