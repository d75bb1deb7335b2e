"""The calendar of a demonstration runs ahead by so many days as its operator said, and only there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import Settings

from prakan.commands.ahead import FILE, ahead, days_ahead
from prakan.config.ahead import LOOKS, Ahead

REAL = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)


def test_without_a_word_of_the_operator_the_clock_is_the_clock(tmp_path: Path) -> None:
    assert Ahead(tmp_path, lambda: REAL)() == REAL


def test_days_add_up_and_a_running_process_follows(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO, settings.VAR = True, tmp_path
    seconds = [0.0]
    monkeypatch.setattr("prakan.config.ahead.time.monotonic", lambda: seconds[0])
    clock = Ahead(tmp_path, lambda: REAL)
    assert clock() == REAL
    assert [CliRunner().invoke(ahead, [days]).exit_code for days in ("14", "7")] == [0, 0]
    assert (days_ahead(tmp_path), clock()) == (21, REAL)  # it looks again after a second
    seconds[0] += LOOKS
    assert clock() == datetime(2026, 12, 18, 3, 0, tzinfo=UTC)


def test_no_days_pass_outside_a_demonstration(tmp_path: Path, settings: Settings) -> None:
    settings.DEMO, settings.VAR = False, tmp_path
    answer = CliRunner().invoke(ahead, ["14"])
    assert (answer.exit_code, "PRAKAN_DEMO=1" in answer.output, (tmp_path / FILE).exists()) == (
        2,
        True,
        False,
    )
